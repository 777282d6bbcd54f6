import type { Indifference } from './dials.ts';

/**
 * A way to choose all that no guard tells apart: the zone and the hour of the opening, the policy's
 * times, the priority, the spelling of a service, amounts, providers. In each world every abstract
 * state has another concrete asistencia, so that a rule is asked of as many as there are
 * worlds.
 */
export interface World extends Indifference {
  /** When the asistencias are opened. */
  openedAt: string;
}

/** In the order of the zones (inputs.ts): the hours at which a zone's date or offset changes. */
const openings = [
  '2026-08-31T15:00:00Z',
  '2026-11-02T04:30:00Z',
  '2028-02-29T18:29:59.999Z',
  '2026-12-31T10:00:00Z',
  '2026-09-07T02:59:59.999Z',
  '2026-04-05T13:29:59Z',
  '2026-03-29T22:30:00Z',
  '2026-02-28T00:00:00Z',
];

/** Larger amounts, odd ones, and such as leave a rest when they are divided. */
const sizes: readonly ((amount: number) => number)[] = [
  (amount) => amount,
  (amount) => amount + 1,
  (amount) => 7 * amount + 3,
  (amount) => amount + 99,
  (amount) => 1_000_003 * amount,
  (amount) => 2 * amount - 1,
  (amount) => amount + 33,
  (amount) => 1_000_000_000 * amount + 7,
];

/** The first is the plain one. */
export const worlds: readonly [World, ...World[]] = sizes.map((sized, number) => ({
  openedAt: openings[number % openings.length] as string,
  any: <const T>(values: readonly [T, ...T[]]): T => values[number % values.length] as T,
  sized,
})) as unknown as readonly [World, ...World[]];

/** The worlds that `explore` takes. */
export const worldNumbers: readonly number[] = worlds.map((_, number) => number);
