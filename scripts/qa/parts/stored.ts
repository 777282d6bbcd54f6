import { availableParallelism } from 'node:os';
import { compareStored, replacedGuards, type StoredComparison } from '@conexion/machines/testing';
import { list, paragraph } from '../html.ts';
import { type Asked, type Part, seed } from '../part.ts';

/** Of each guard with each answer. */
const walksOf = ({ isQuick }: Asked): number => (isQuick ? 100 : 500);

/** With each guard replaced: walks kept in memory and walks stored at every step. */
export const part: Part<StoredComparison> = {
  name: 'stored',
  asks: 'with each guard replaced, walks kept in memory beside walks stored at every step',
  // Each process plays the walks of the machine itself first.
  slices: ({ isQuick }) => (isQuick ? 1 : Math.min(availableParallelism(), 4)),
  run({ index, of, progress, ...asked }) {
    const among = replacedGuards.filter((_, number) => number % of === index);
    return compareStored({
      walks: walksOf(asked),
      seed,
      among,
      onReplaced: (_, place) => progress(place, among.length),
    });
  },
  report(results, asked) {
    const shortfalls = [...new Set(results.flatMap(({ disagreements }) => disagreements))];
    const played = results.reduce((sum, { played }) => sum + played, 0);
    const walks = walksOf(asked);
    const said =
      `${walks} walks for each of ${replacedGuards.length} guards replaced by a constant: ` +
      `${played} walks, and ${walks} of the machine itself, which the others repeat`;
    return {
      text: `stored walks   ${shortfalls.length > 0 ? 'disagree' : 'agree'} on ${said}`,
      shortfalls,
      untried: [],
      html: paragraph(`Compared: ${said}.`) + list(shortfalls),
    };
  },
};
