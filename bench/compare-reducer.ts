import { adversarialWalk, legalWalk } from '@conexion/machines/testing';
import fc from 'fast-check';
import { reducerDisagreement } from './reducer/reducer-disagreement.ts';

const seed = 20_260_831;
const runs = 5_000;

/** Plays 10,000 walks on the reducer and on the host. Throws at the first difference. */
export function compareReducer(): void {
  let events = 0;
  for (const walks of [legalWalk(), adversarialWalk()]) {
    const check = fc.property(walks, (walk) => {
      events += walk.events.length;
      const disagreement = reducerDisagreement(walk);
      if (disagreement) throw new Error(disagreement);
    });
    fc.assert(check, { seed, numRuns: runs });
  }
  console.log(`reducer and host agree on ${2 * runs} walks, ${events} events`);
}
