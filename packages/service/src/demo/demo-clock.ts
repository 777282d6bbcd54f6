import type { Clock } from '../cases/deps.ts';

/** A clock that can be set forward, by minutes. */
export interface DemoClock {
  clock: Clock;
  advance(minutes: number): void;
}

const lastInstant = Date.parse('9999-12-31T00:00:00Z');

export function createDemoClock(clock: Clock): DemoClock {
  let ahead = 0;
  return {
    clock: () =>
      ahead === 0 ? clock() : new Date(Math.min(Date.parse(clock()) + ahead, lastInstant)).toISOString(),
    advance(minutes) {
      ahead += minutes * 60_000;
    },
  };
}
