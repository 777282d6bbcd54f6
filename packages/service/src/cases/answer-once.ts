import type { By } from '@conexion/machines';
import type { Outcome, Refused } from './outcome.ts';
import { type Change, type Store, StoreUnavailable } from './store.ts';

/** The caller of a command, the revisions that it accepts, and its idempotency key. */
export interface Command {
  by: By;
  /** Undefined for any. */
  ifMatch?: readonly number[] | undefined;
  key?: { scope: string; bodyHash: string } | undefined;
}

/**
 * A decision: a refusal that leaves no trace, or an answer to be stored (a refusal may be one). The
 * second has the change to write and the memory from which the answer is repeated.
 */
export type Attempt<T> = { refused: Refused } | Decided<T>;
interface Decided<T> {
  answer: Outcome<T>;
  change: Change;
  memory: unknown;
}

interface Steps<Found, T> {
  /** What the command is about; null where there is no such thing. */
  find(): Promise<Found | null>;
  /**
   * The subject as this node last saw it, if it is in memory. A decision on it counts only when it
   * is committed on top of the same revision; otherwise the command starts again with `find`.
   */
  guess?(): Found | null;
  attempt(found: Found): Attempt<T> | Promise<Attempt<T>>;
  /** The earlier answer, from its memory. */
  recall(found: Found, memory: unknown): Outcome<T> | Promise<Outcome<T>>;
}

const attempts = 100;

/**
 * Reads, decides and commits; if another writer won, it reads again. With a key, it repeats an
 * answer already given, whatever has happened since. Throws `StoreUnavailable`.
 */
export async function answerOnce<Found, T>(
  store: Store,
  { key }: Command,
  { find, guess, attempt, recall }: Steps<Found, T>,
): Promise<Outcome<T>> {
  const commit = ({ change, memory }: Decided<T>) =>
    store.commit(key ? { ...change, answer: { ...key, memory } } : change);

  const guessed = guess?.() ?? null;
  const likely = guessed && (await attempt(guessed));
  // The commit detects a revision that has moved on and a key that was used, and then writes
  // nothing.
  if (likely && 'answer' in likely && likely.change.asistencia && (await commit(likely)) === 'committed')
    return likely.answer;

  for (let round = 0; round < attempts; round++) {
    const [found, prior] = await Promise.all([find(), key && store.answer(key.scope)]);
    if (found === null) return { outcome: 'not-found' };
    if (prior)
      return prior.bodyHash === key?.bodyHash ? recall(found, prior.memory) : { outcome: 'key-reused' };
    const attempted = await attempt(found);
    if ('refused' in attempted) return attempted.refused;
    if (!key && Object.keys(attempted.change).length === 0) return attempted.answer;
    if ((await commit(attempted)) === 'committed') return attempted.answer;
  }
  throw new StoreUnavailable('Too many writers change the same record at once');
}

/** The recall of a use case whose memory is its whole answer. */
export const asRemembered = <T>(_found: unknown, memory: unknown): Outcome<T> => memory as Outcome<T>;
