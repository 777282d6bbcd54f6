import { readFileSync, writeFileSync } from 'node:fs';
import { type BrokenRule, brokenRules, explore, worlds } from '@conexion/machines/testing';
import { list, table } from '../html.ts';
import { kept } from '../kept.ts';
import { linesOf, stepsOf } from '../lines-of.ts';
import type { Part } from '../part.ts';

interface Asked {
  world: number;
  states: number;
  tried: number;
  broken: readonly BrokenRule[];
  unsound: number;
  /** Of each abstract state: its number, and that of the steps that it allows. */
  allowed: readonly (readonly [state: number, steps: number])[];
}

const head = ['world', 'policy', 'abstract states', 'events tried', 'break a rule', 'take other steps'];
const marks = ['<!-- Written by `npm run qa -- concretes --update`. -->', '<!-- End. -->'] as const;

/** What a world of one policy is compared with: the plain one before it. */
const referenceOf = (world: number): number =>
  worlds.findLastIndex(({ isPlain }, number) => isPlain && number <= world);

const policyOf = (world: number): string => {
  const { months, separateApproval = true } = worlds[world]?.policy ?? {};
  return `${months} months, ${separateApproval ? 'another' : 'any'} superior approves`;
};

/** Every rule, of eight asistencias in every abstract state; and whether they allow the same. */
export const part: Part<Asked> = {
  name: 'concretes',
  asks: 'every rule of eight asistencias in every abstract state, and whether these allow the same',
  isApart: true,
  slices: ({ isQuick }) => (isQuick ? 2 : worlds.length),
  run({ index }) {
    return kept(`concretes/${index}`, ['machines'], () => {
      const found = explore({ world: index });
      const { states, tried, unsound, allowed } = found;
      return {
        world: index,
        states,
        tried,
        broken: brokenRules(found),
        unsound: unsound.length,
        allowed: [...allowed],
      };
    });
  },
  report(results, { isUpdate, isQuick }) {
    const rows = results.map((result) => {
      const first = new Map(results[referenceOf(result.world)]?.allowed);
      const apart = result.allowed.filter(([state, steps]) => first.get(state) !== steps).length;
      return { ...result, apart: apart + result.unsound, expected: first.size };
    });
    const cells = rows.map(({ world, states, tried, broken, apart }) => [
      world,
      policyOf(world),
      states,
      tried,
      stepsOf(broken),
      apart,
    ]);
    const broken = rows.flatMap((row) => row.broken.map((it) => ({ ...it, where: `world ${row.world}: ` })));
    const differences = rows.flatMap(({ world, apart, states, expected }) => [
      ...(apart > 0
        ? [
            `world ${world}: ${apart} abstract states allow something else than in world ${referenceOf(world)}`,
          ]
        : []),
      ...(states === expected ? [] : [`world ${world}: ${states} abstract states, not ${expected}`]),
    ]);
    const shortfalls = [...linesOf(broken), ...differences];
    const lines = [head, head.map(() => '---'), ...cells].map((row) => `| ${row.join(' | ')} |`).join('\n');
    if (isUpdate && !isQuick) write(lines);
    return {
      text: `concretes\n${lines}`,
      shortfalls,
      untried: isQuick ? ['all worlds but two'] : [],
      html: table(head, cells) + list(shortfalls),
    };
  },
};

/** Puts the figures into docs/proof.md, whose other figures `npm run proof` writes. */
function write(lines: string): void {
  const file = new URL('../../../docs/proof.md', import.meta.url);
  const document = readFileSync(file, 'utf8');
  const [from, to] = marks.map((mark) => document.indexOf(mark)) as [number, number];
  if (from < 0 || to < from) throw new Error('docs/proof.md has no place for the concretes: npm run proof');
  writeFileSync(file, `${document.slice(0, from)}${marks[0]}\n\n${lines}\n\n${document.slice(to)}`);
}
