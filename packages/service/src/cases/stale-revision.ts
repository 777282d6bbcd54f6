import type { Command } from './answer-once.ts';
import type { Refused } from './outcome.ts';

/** The refusal of a command whose caller has seen another revision; null where it may go on. */
export const staleRevision = ({ ifMatch }: Pick<Command, 'ifMatch'>, revision: number): Refused | null =>
  ifMatch === undefined || ifMatch.includes(revision) ? null : { outcome: 'stale-revision', revision };
