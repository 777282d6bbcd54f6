import type { AnyHost, Policy } from '@conexion/machines';
import type { InTurn } from './in-turn.ts';
import type { Store } from './store.ts';

/** The time now: a UTC instant with milliseconds. */
export type Clock = () => string;

/** What the use cases need. */
export interface Deps {
  store: Store;
  inTurn: InTurn;
  clock: Clock;
  /** A new UUIDv7: of an instant, which it sorts by, or of now. */
  newId(at?: string): string;
  /** Decides, restores and describes, all on one machine. */
  procedure: AnyHost;
  /** In force for what is opened from now on. */
  policy: Policy;
}

/** The time of what follows others: a clock set back never reorders a journal. */
export function stampAfter(clock: Clock, ...others: readonly string[]): string {
  let last = clock();
  for (const each of others) if (each > last) last = each;
  return last;
}
