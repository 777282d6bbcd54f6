import { setTimeout as pause } from 'node:timers/promises';
import type { PostgresPool } from 'kysely';

/** Waits for a turn; the caller ends it. */
export type Enter = () => Promise<() => void>;

interface Lane {
  /** How long its turns took, in milliseconds. */
  took: number;
  waiting: (() => void)[];
}

/** A lane that had nothing to do for long may catch up by so much, and not more. */
const mostCredit = 1_000;
const longestRest = 500;

/**
 * Lanes whose turns come one at a time. Next is the lane whose turns took least: one of many short
 * turns gets as much time as one of few long ones. After a turn all rest a quarter of what it took,
 * so that they take four fifths of one processor at most.
 */
export function oneAtATime(rest: (milliseconds: number) => Promise<unknown> = pause): () => Enter {
  const lanes: Lane[] = [];
  let isTaken = false;

  function startNext(): void {
    const next = lanes.filter(({ waiting }) => waiting.length > 0).sort((a, b) => a.took - b.took)[0];
    if (isTaken || !next) return;
    isTaken = true;
    const least = next.took - mostCredit;
    for (const lane of lanes) lane.took = Math.max(lane.took, least);
    next.waiting.shift()?.();
  }

  function begin(lane: Lane): () => void {
    const began = performance.now();
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      const took = performance.now() - began;
      lane.took += took;
      void rest(Math.min(took / 4, longestRest)).then(() => {
        isTaken = false;
        startNext();
      });
    };
  }

  return () => {
    const lane: Lane = { took: 0, waiting: [] };
    lanes.push(lane);
    return () =>
      new Promise((resolve) => {
        lane.waiting.push(() => resolve(begin(lane)));
        startNext();
      });
  };
}

/** The connections of a pool, each from its connect to its release in a turn. */
export const inTurns = (pool: PostgresPool, enter: Enter): Pick<PostgresPool, 'connect'> => ({
  async connect() {
    const leave = await enter();
    try {
      const client = await pool.connect();
      return {
        ...client,
        release(isBroken?: boolean) {
          client.release(isBroken);
          leave();
        },
      };
    } catch (error) {
      leave();
      throw error;
    }
  },
});
