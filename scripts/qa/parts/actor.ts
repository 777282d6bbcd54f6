import { actorDisagreement, adversarialWalk, legalWalk } from '@conexion/machines/testing';
import fc from 'fast-check';
import { paragraph } from '../html.ts';
import { type Part, seed } from '../part.ts';

/** A live XState actor beside the pure API. */
export const part: Part<number> = {
  name: 'actor',
  asks: 'a live XState actor beside the pure API, step by step',
  slices: () => 1,
  run({ isQuick, progress }) {
    const walks = isQuick ? 150 : 1_000;
    let played = 0;
    fc.assert(
      fc.property(fc.oneof(legalWalk(), adversarialWalk()), (walk) => {
        const disagreement = actorDisagreement(walk);
        if (disagreement) throw new Error(disagreement);
        if (++played % 50 === 0) progress(played, walks);
      }),
      { numRuns: walks, seed },
    );
    return walks;
  },
  report([walks = 0]) {
    const said = `agrees on ${walks} walks`;
    return {
      text: `live actor     ${said}`,
      shortfalls: [],
      untried: [],
      html: paragraph(`The live actor ${said}.`),
    };
  },
};
