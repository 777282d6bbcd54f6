import {
  adversarialWalk,
  hostWithGuard,
  type ReplacedGuard,
  replacedGuards,
  storedDisagreement,
} from '@conexion/machines/testing';
import fc from 'fast-check';
import { list, paragraph } from '../html.ts';
import { type Asked, type Part, seed } from '../part.ts';

/** Of each guard with each answer. */
const walksOf = ({ isQuick }: Asked): number => (isQuick ? 100 : 1_000);

/** With each guard replaced: walks kept in memory and walks stored at every step. */
export const part: Part<readonly string[]> = {
  name: 'stored',
  asks: 'with each guard replaced, walks kept in memory beside walks stored at every step',
  slices: ({ isQuick }) => (isQuick ? 1 : 4),
  run({ index, of, progress, ...asked }) {
    const mine = replacedGuards.filter((_, number) => number % of === index);
    return mine.flatMap((replaced, number) => {
      progress(number, mine.length);
      return storedUnlike(replaced, walksOf(asked));
    });
  },
  report(results, asked) {
    const shortfalls = results.flat();
    const said = `${walksOf(asked)} walks for each of ${replacedGuards.length} guards replaced by a constant`;
    return {
      text: `stored walks   ${shortfalls.length > 0 ? 'disagree' : 'agree'} on ${said}`,
      shortfalls,
      untried: [],
      html: paragraph(`Compared: ${said}.`) + list(shortfalls),
    };
  },
};

/**
 * Where a walk that is stored at every step diverges from the original, with one guard replaced.
 */
function storedUnlike(replaced: ReplacedGuard, walks: number): string[] {
  const host = hostWithGuard(replaced);
  for (const walk of fc.sample(adversarialWalk({ host }), { numRuns: walks, seed })) {
    const disagreement = storedDisagreement(walk, host);
    if (disagreement) return [`${replaced.guard} always ${replaced.answer}, ${disagreement}`];
  }
  return [];
}
