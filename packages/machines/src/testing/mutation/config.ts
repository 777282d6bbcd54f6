import { and } from 'xstate';
import { asistenciaMachine } from '../../asistencia/asistencia.ts';
import { asistencia, type StateMeta, type TransitionMeta } from '../../asistencia/setup.ts';
import type { GuardUse } from '../../host/candidates.ts';
import type { Machine, Mutant } from './mutant.ts';

/** An action as a stage file names it. */
export type Action = string | { type: string; params?: Readonly<Record<string, unknown>> };

/** A transition as `step` writes it. */
export interface Branch {
  target?: string;
  reenter?: boolean;
  guard: { guards: readonly GuardUse[] };
  actions: readonly Action[];
  meta: TransitionMeta;
}

/** A state as the stage files write it, normalized where XState allows several notations. */
export interface StateConfig {
  type?: 'final';
  meta?: StateMeta;
  tags?: readonly string[];
  entry?: Action | readonly Action[];
  on?: Readonly<Record<string, Branch | readonly Branch[]>>;
  states?: Readonly<Record<string, StateConfig>>;
}

const original = asistenciaMachine.config as unknown as StateConfig;

const listOf = <T>(value: T | readonly T[] | undefined): readonly T[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value as T];

/** Every branch of an event in a state, in the order in which they are tried. */
export interface Site {
  state: string;
  event: string;
  branches: readonly Branch[];
}

function* statesWithin(config: StateConfig, path: readonly string[]): Generator<[string, StateConfig]> {
  yield [path.join('.'), config];
  for (const [key, child] of Object.entries(config.states ?? {})) yield* statesWithin(child, [...path, key]);
}

/** Each state with its dotted path; the machine's own has none. */
export const states = [...statesWithin(original, [])];

export const sites: readonly Site[] = states.flatMap(([state, { on = {} }]) =>
  Object.entries(on).map(([event, branches]) => ({ state, event, branches: listOf(branches) })),
);

/** The entry actions of each state that has any. */
export const entries: readonly { state: string; actions: readonly Action[] }[] = states
  .map(([state, { entry }]) => ({ state, actions: listOf(entry) }))
  .filter(({ actions }) => actions.length > 0);

function edited(
  config: StateConfig,
  path: readonly string[],
  edit: (state: StateConfig) => StateConfig,
): StateConfig {
  const [key, ...rest] = path;
  if (key === undefined) return edit(config);
  const child = config.states?.[key];
  if (!child) throw new Error(`There is no state ${key} to mutate`);
  return { ...config, states: { ...config.states, [key]: edited(child, rest, edit) } };
}

const made = (config: StateConfig): Machine =>
  asistencia.createMachine(config as never) as unknown as Machine;

/** The machine with one state edited. */
export const withState = (state: string, edit: (config: StateConfig) => StateConfig): Machine =>
  made(edited(original, state.split('.'), edit));

/** The machine with other definitions of some events. */
export const withEvents = (events: object): Machine =>
  made({ ...original, meta: { ...original.meta, events } } as StateConfig);

/** The machine with other branches for an event. */
export const withBranches = (
  { state, event }: Pick<Site, 'state' | 'event'>,
  branches: readonly Branch[],
): Machine => withState(state, (config) => ({ ...config, on: { ...config.on, [event]: branches } }));

/** The machine with one branch edited, or without it if `edit` returns undefined. */
export const withBranch = (
  site: Site,
  index: number,
  edit: (branch: Branch) => Branch | undefined,
): Machine =>
  withBranches(
    site,
    site.branches.flatMap((branch, place) => (place === index ? listOf(edit(branch)) : [branch])),
  );

export const withEntry = (state: string, entry: readonly Action[]): Machine =>
  withState(state, (config) => ({ ...config, entry }));

export const guardedBy = (branch: Branch, guards: readonly GuardUse[]): Branch => ({
  ...branch,
  guard: and(guards as never) as unknown as Branch['guard'],
});

export const nameOf = (action: Action): string => (typeof action === 'string' ? action : action.type);

/** A place where events are tried, as mutants name it. */
export const siteKey = ({ state, event }: Pick<Site, 'state' | 'event'>): string => `${state} ${event}`;

/** A mutant that differs once a branch is taken: where it is and can show, and its machine. */
export const ofBranch = (
  site: Site,
  index: number,
  edit: (branch: Branch) => Branch,
): Pick<Mutant, 'at' | 'touches' | 'make'> => ({
  at: `${siteKey(site)} ${index}`,
  touches: [`${siteKey(site)} ${index}`],
  make: () => withBranch(site, index, edit),
});
