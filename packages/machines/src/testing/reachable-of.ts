import type { Exploration } from './explore.ts';
import { answersOf, guardUse, type Reach, transitions } from './reachable.ts';

/** What an exploration found to be reachable and unreachable, as committed beside this file. */
export function reachableOf({ pairs, guards }: Pick<Exploration, 'pairs' | 'guards'>): Reach {
  const followers: Record<string, string[]> = {};
  for (const pair of [...pairs].sort()) {
    const [transition = '', follower = ''] = pair.split(' > ');
    followers[transition] = [...(followers[transition] ?? []), follower];
  }
  const heard = new Set(
    guards.flatMap(({ use, held, failed }) => {
      const [whenHeld, whenFailed] = answersOf(use);
      return [...(held ? [whenHeld] : []), ...(failed ? [whenFailed] : [])];
    }),
  );
  const unheardAnswers = transitions
    .flatMap((transition) => transition.guards.flatMap((_, place) => answersOf(guardUse(transition, place))))
    .filter((answer) => !heard.has(answer))
    .sort();
  return { unheardAnswers, followers };
}
