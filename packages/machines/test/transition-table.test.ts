import { expect, it } from 'vitest';
import { definition } from '../src/index.ts';

/**
 * One line per transition: what the reviewed golden holds. `vitest -u` changes it, and the diff is
 * to be read.
 */
const table = (): string => {
  const lines = definition().transitions.map(
    ({ source, event, guards, target, clauses, conditions, roles, actor }) => {
      const names = guards.map(({ name, routing, label }) => (routing ? `[${label.en}]` : name));
      const guard = names.length > 0 ? ` when ${names.join(', ')}` : '';
      const who = roles.length === 4 ? '' : ` by ${roles.join('|')}`;
      const cited = clauses.map((id) => {
        const when = conditions.find(({ clause }) => clause === id);
        return when ? `${id}:${when.name}` : id;
      });
      return `${source} + ${event}${guard} -> ${target ?? '(recorded)'}  {${cited.join(' ')}} ${actor}${who}`;
    },
  );
  return `${lines.join('\n')}\n`;
};

it('state × event × guard → target is as reviewed', async () => {
  await expect(table()).toMatchFileSnapshot('transition-table.golden.txt');
});
