import { adversarialWalk, guardNames, hostWithGuard, storedDisagreement } from '@conexion/machines/testing';
import fc from 'fast-check';
import { list, paragraph } from '../html.ts';
import { type Asked, type Part, seed } from '../part.ts';

/** Of each guard, half with each answer. */
const walksOf = ({ isQuick }: Asked): number => (isQuick ? 200 : 2_000);

/** With each guard replaced: walks kept in memory and walks stored at every step. */
export const part: Part<readonly string[]> = {
  name: 'stored',
  asks: 'with each guard replaced, walks kept in memory beside walks stored at every step',
  slices: ({ isQuick }) => (isQuick ? 1 : 4),
  run({ index, of, progress, ...asked }) {
    const mine = guardNames.filter((_, number) => number % of === index);
    return mine.flatMap((guard, number) => {
      progress(number, mine.length);
      return [true, false].flatMap((answer) => storedUnlike(guard, answer, walksOf(asked) / 2));
    });
  },
  report(results, asked) {
    const shortfalls = results.flat();
    const said = `${walksOf(asked)} walks for each of ${guardNames.length} guards, always true in half, always false in half`;
    return {
      text: `stored walks   agree on ${said}`,
      shortfalls,
      untried: [],
      html: paragraph(`Compared: ${said}.`) + list(shortfalls),
    };
  },
};

/**
 * Where a walk that is stored at every step diverges from the original, with one guard replaced.
 */
function storedUnlike(guard: (typeof guardNames)[number], answer: boolean, walks: number): string[] {
  const host = hostWithGuard(guard, answer);
  for (const walk of fc.sample(adversarialWalk({ host }), { numRuns: walks, seed })) {
    const disagreement = storedDisagreement(walk, host);
    if (disagreement) return [`${guard} always ${answer}, ${disagreement}`];
  }
  return [];
}
