import type { Policy } from '../asistencia/policy.ts';
import type { Indifference } from './dials.ts';

/**
 * A way to choose all that no guard tells apart: the zone and the hour of the opening, the policy's
 * times, the priority, the spelling of a service, amounts, providers. In each world of one policy
 * every abstract state has another concrete asistencia, so that a rule is asked of as many as there
 * are such worlds.
 */
export interface World extends Indifference {
  /** When the asistencias are opened. */
  openedAt: string;
  /** Settings that guards read: with them other abstract states are reached. */
  policy: Partial<Policy>;
  /**
   * Whether an abstract state is asked everything when it is first reached, and not only what
   * belongs there. It is in the plain world of each policy.
   */
  isPlain: boolean;
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

/** In months, how long a plan must be held: no guard tells one from another, except from 0. */
const terms = [6, 6, 12];

const worldsOf = (policy: Partial<Policy>): World[] =>
  sizes.map((sized, number) => ({
    openedAt: openings[number % openings.length] as string,
    policy: { months: terms[number % terms.length] as number, ...policy },
    isPlain: number === 0,
    any: <const T>(values: readonly [T, ...T[]]): T => values[number % values.length] as T,
    sized,
  }));

type Worlds = readonly [World, ...World[]];

/** Of the standard policy. The first is the plain one. */
export const standardWorlds = worldsOf({}) as unknown as Worlds;

/**
 * The worlds that `explore` takes, each policy's plain one first: the standard policy; one in which
 * a superior may approve what they requested; one with which no plan is too recent.
 */
export const worlds = [
  ...standardWorlds,
  ...worldsOf({ separateApproval: false }),
  ...worldsOf({ months: 0 }).slice(0, 1),
] as unknown as Worlds;
