import type { Chart, ChartState, ChartTransition } from '../graph/chart.ts';
import { isText } from '../graph/identities.ts';

const stateFields = [
  'label',
  'kind',
  'parent',
  'initial',
  'history',
  'clauses',
  'closureStatus',
  'effects',
] as const;
const transitionFields = [
  'target',
  'label',
  'guards',
  'order',
  'reenters',
  'roles',
  'clauses',
  'actor',
  'effects',
] as const;

/** What a state or a transition says that may be another in the next version. */
export type StateField = (typeof stateFields)[number];
export type TransitionField = (typeof transitionFields)[number];

/** A state that changed between two versions, and how. */
export type StateChange =
  | { kind: 'added' | 'removed'; state: ChartState }
  | { kind: 'changed'; state: ChartState; before: ChartState; fields: StateField[] };

/** A transition that changed between two versions, and how. */
export type TransitionChange =
  | { kind: 'added' | 'removed'; transition: ChartTransition }
  | {
      /** `rerouted` leads elsewhere; `changed` leads to the same place as before. */
      kind: 'rerouted' | 'changed';
      transition: ChartTransition;
      before: ChartTransition;
      fields: TransitionField[];
    };

/** What changed between two versions of a machine. */
export interface ChartChanges {
  /** The places where each version begins, where these differ and no state says so; else null. */
  initial: { before: string; after: string } | null;
  states: StateChange[];
  transitions: TransitionChange[];
}

/**
 * What is different in the next version of a machine. States are the same by their path. A
 * transition is the same when it leaves the same state by the same event: first as it is, then to
 * another place, then under other guards. Labels are compared in the languages of both versions.
 */
export function compareCharts(old: Chart, next: Chart): ChartChanges {
  const write = writer(sharedLanguages(old, next));
  const states = stateChanges(old, next, write);
  // A machine that is a place itself is one of the states that say where they begin.
  const isSaid = states.some(
    (change) => change.state.path.startsWith('#') && 'fields' in change && change.fields.includes('initial'),
  );
  const initial =
    old.initial === next.initial || isSaid ? null : { before: old.initial, after: next.initial };
  return { initial, states, transitions: transitionChanges(old, next, write) };
}

/** Two values are the same that are written alike. */
type Writer = (value: unknown) => string;

function sharedLanguages(old: Chart, next: Chart): string[] {
  const [before, after] = [old, next].map(({ states: [first] }) => Object.keys(first?.label ?? {}));
  return before?.filter((lang) => after?.includes(lang)) ?? [];
}

const writer =
  (languages: readonly string[]): Writer =>
  (label) =>
    JSON.stringify({ label: label ?? null }, (key, value) =>
      key === 'label' && isText(value) ? languages.map((lang) => value[lang]) : value,
    );

function stateChanges(old: Chart, next: Chart, write: Writer): StateChange[] {
  const before = new Map(old.states.map((state) => [state.path, state]));
  const after = new Set(next.states.map(({ path }) => path));
  return [
    ...next.states.flatMap((state): StateChange[] => {
      const was = before.get(state.path);
      if (!was) return [{ kind: 'added', state }];
      const fields = stateFields.filter(
        (field) => write(stateValueOf(state, field)) !== write(stateValueOf(was, field)),
      );
      return fields.length > 0 ? [{ kind: 'changed', state, before: was, fields }] : [];
    }),
    ...old.states
      .filter(({ path }) => !after.has(path))
      .map((state): StateChange => ({ kind: 'removed', state })),
  ];
}

/** What a state does is what it does on entry, on exit and meanwhile. */
const stateValueOf = (state: ChartState, field: StateField): unknown =>
  field === 'effects' ? [state.effects, state.exits ?? [], state.invokes ?? []] : state[field];

type Key = (transition: ChartTransition) => unknown;

const leaving: Key = ({ source, event }) => [source, event];
const ending: Key = ({ target, alsoTo = [] }) => [target, ...alsoTo];
const guarding: Key = ({ guards }) => guards.map(({ name, label }) => ({ name, label }));

/** From the surest sign that two transitions are the same to the faintest. */
const signs: readonly (readonly Key[])[] = [
  [leaving, ending, guarding],
  [leaving, guarding],
  [leaving, ending],
  [leaving],
];

function transitionChanges(old: Chart, next: Chart, write: Writer): TransitionChange[] {
  const left = new Set(old.transitions);
  const found = new Map<ChartTransition, ChartTransition>();
  for (const sign of signs) {
    const keyOf = (transition: ChartTransition) => write(sign.map((key) => key(transition)));
    for (const transition of next.transitions) {
      if (found.has(transition)) continue;
      const before = [...left].find((candidate) => keyOf(candidate) === keyOf(transition));
      if (!before) continue;
      left.delete(before);
      found.set(transition, before);
    }
  }
  const kept = {
    old: old.transitions.filter((transition) => !left.has(transition)),
    next: next.transitions.filter((transition) => found.has(transition)),
  };
  return [
    ...next.transitions.flatMap((transition): TransitionChange[] => {
      const before = found.get(transition);
      if (!before) return [{ kind: 'added', transition }];
      const isOther = (field: TransitionField) =>
        field === 'order'
          ? placeAmong(kept.next, transition) !== placeAmong(kept.old, before)
          : write(fieldOf(transition, field)) !== write(fieldOf(before, field));
      const fields = transitionFields.filter(isOther);
      if (fields.length === 0) return [];
      return [{ kind: fields.includes('target') ? 'rerouted' : 'changed', transition, before, fields }];
    }),
    ...[...left].map((transition): TransitionChange => ({ kind: 'removed', transition })),
  ];
}

const fieldOf = (transition: ChartTransition, field: Exclude<TransitionField, 'order'>): unknown => {
  if (field === 'target') return ending(transition);
  return field === 'guards' ? guarding(transition) : transition[field];
};

/** How many of the same state and event, which both versions have, are tried before this one. */
const placeAmong = (kept: readonly ChartTransition[], transition: ChartTransition): number =>
  kept
    .filter(({ source, event }) => source === transition.source && event === transition.event)
    .indexOf(transition);
