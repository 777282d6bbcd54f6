import { getNextTransitions, type TransitionDefinition } from 'xstate';
import type { AsistenciaEvent } from '../asistencia/asistencia-event.ts';
import { namedBy } from '../asistencia/citations.ts';
import type { AsistenciaContext } from '../asistencia/context.ts';
import { type Effect, effectTypes } from '../asistencia/effects.ts';
import { recordReview, records } from '../asistencia/records.ts';
import { askings, actions as own, type StateMeta } from '../asistencia/setup.ts';
import type { ClauseId } from '../procedure/clauses.ts';
import { type SubStageId, subStagesBetween } from '../procedure/stages.ts';
import type { StateId } from '../procedure/states.ts';
import { type Candidate, candidateOf, type Guard, guardOf } from './candidates.ts';
import {
  type AsistenciaMachine,
  type AsistenciaSnapshot,
  positionsOf,
  statePath,
  stateValue,
  subStagesOf,
} from './describe.ts';

/**
 * What XState works out for every event, worked out once for a machine: where an asistencia can
 * stand, the transitions from there and what each of them does. `npm run qa -- table` compares
 * the two. A transition that the table cannot follow is left to XState.
 */
export interface Table {
  /** By dotted path, each leaf in which an asistencia can stand. */
  places: ReadonlyMap<string, Place>;
  placeOf(snapshot: AsistenciaSnapshot): Place;
  hasRole: Guard;
}

/** A leaf in which an asistencia can stand. */
export interface Place {
  state: StateId;
  meta: StateMeta;
  /** A snapshot that stands here and remembers nothing. */
  template: AsistenciaSnapshot;
  /** By event, in the order in which XState tries them. */
  rows: ReadonlyMap<string, readonly Row[]>;
}

/** A transition from a place. */
export interface Row {
  candidate: Candidate;
  /** Without `hasRole`, which is asked before. */
  guards: readonly Guard[];
  to: StateId;
  /** In XState's order; null where XState must take the transition. */
  acts: readonly Act[] | null;
  /** The clauses, where they do not depend on the case. */
  cited: readonly ClauseId[] | null;
  passed: readonly SubStageId[];
}

/** Writes to a copy of the memory, or adds effects. */
export type Act = (context: AsistenciaContext, event: AsistenciaEvent, effects: Effect[]) => void;

type Definition = TransitionDefinition<AsistenciaContext, AsistenciaEvent>;
type Node = AsistenciaMachine['root'];
type RecordName = keyof typeof records;

const known = new WeakMap<AsistenciaMachine, Table>();

/** The table of a machine. */
export function tableOf(machine: AsistenciaMachine): Table {
  const table = known.get(machine) ?? compiled(machine);
  known.set(machine, table);
  return table;
}

function compiled(machine: AsistenciaMachine): Table {
  const places = new Map(
    [...positionsOf(machine)].map(([state, meta]) => [state as string, placeIn(machine, state, meta)]),
  );
  // Most snapshots were made of a template, and have its value.
  const byValue = new Map<unknown, Place>();
  for (const place of places.values()) byValue.set(place.template.value, place);
  return {
    places,
    placeOf: ({ value }) => byValue.get(value) ?? (places.get(statePath(value)) as Place),
    hasRole: guardOf(machine, { type: 'hasRole' }),
  };
}

function placeIn(machine: AsistenciaMachine, state: StateId, meta: StateMeta): Place {
  const value = stateValue(state as Parameters<typeof stateValue>[0]);
  const template = machine.resolveState({ value, context: {} as AsistenciaContext }) as AsistenciaSnapshot;
  const rows = new Map<string, Row[]>();
  for (const definition of getNextTransitions(template)) {
    const row = rowOf(machine, state, definition as unknown as Definition);
    rows.set(row.candidate.event, [...(rows.get(row.candidate.event) ?? []), row]);
  }
  return { state, meta, template, rows };
}

function rowOf(machine: AsistenciaMachine, state: StateId, definition: Definition): Row {
  const leaf = state.split('.').reduce((node, key) => node.states[key] as Node, machine.root);
  const candidate = candidateOf(definition);
  const { exited, entered } = wayOf(leaf, definition);
  const to = (entered.at(-1) ?? leaf).path.join('.') as StateId;
  const actions: readonly unknown[] = [
    ...exited.flatMap(({ exit }) => exit),
    ...definition.actions,
    ...entered.flatMap(({ entry }) => entry),
  ];
  const acts = actions.flatMap((action) => actOf(machine, action) ?? []);
  const isFollowed = acts.length === actions.length && [leaf, ...exited, ...entered].every(isPlain);
  return {
    candidate,
    guards: candidate.guards.filter(({ type }) => type !== 'hasRole').map((use) => guardOf(machine, use)),
    to,
    acts: isFollowed ? acts : null,
    cited: candidate.clauses.some((citation) => typeof citation !== 'string')
      ? null
      : namedBy(candidate.clauses),
    passed: passedBetween(machine, state, to),
  };
}

/** The sub-stages of one stage that a transition overtakes (5.2.A). */
function passedBetween(machine: AsistenciaMachine, from: StateId, to: StateId): readonly SubStageId[] {
  const [before, after] = [from, to].map((state) => positionsOf(machine).get(state));
  const isWithinStage = before?.stage !== undefined && before.stage === after?.stage;
  return isWithinStage && before.subStage && after.subStage
    ? subStagesBetween(subStagesOf(machine, before.stage as never), before.subStage, after.subStage)
    : [];
}

/** A state that does nothing but be entered and left. */
const isPlain = ({ type, always, after, invoke, initial }: Node): boolean =>
  ['atomic', 'compound', 'final'].includes(type) &&
  [always, after, invoke, initial?.actions].every((list) => (list ?? []).length === 0);

/** A state and those around it, the innermost first. */
const around = (node: Node): Node[] => [node, ...(node.parent ? around(node.parent as Node) : [])];

/**
 * The states that a transition leaves, the innermost first, and those that it enters, the outermost
 * first.
 */
function wayOf(leaf: Node, { source, target, reenter }: Definition): { exited: Node[]; entered: Node[] } {
  const [aim] = (target ?? []) as unknown as Node[];
  if (!aim) return { exited: [], entered: [] };
  const from = source as unknown as Node;
  const isInside = !reenter && around(aim).includes(from);
  const [, ...outside] = around(from);
  const domain = isInside
    ? from
    : around(aim)
        .slice(1)
        .find((node) => outside.includes(node));
  const below = (node: Node) => around(node).slice(0, around(node).indexOf(domain as Node));
  const entered = below(aim).reverse();
  for (let node = aim; node.type === 'compound'; entered.push(node))
    node = node.initial.target?.[0] as unknown as Node;
  return { exited: below(leaf), entered };
}

/** Whether an action does nothing in XState but to be executed by a live actor. */
const isFunction = (implementation: unknown): boolean =>
  typeof implementation === 'function' && !('resolve' in implementation);

/** What an action does; null where a program has replaced it by one that only XState can follow. */
function actOf({ implementations }: AsistenciaMachine, action: unknown): Act | null {
  const { type = '', params } = (typeof action === 'string' ? { type: action } : action) as {
    type?: string;
    params?: never;
  };
  const given: Readonly<Record<string, unknown>> = implementations.actions;
  if (!Object.hasOwn(own, type) || typeof params === 'function') return null;
  if ((effectTypes as readonly string[]).includes(type)) {
    const emitted = { type, params } as unknown as Effect;
    return isFunction(given[type]) ? (_, __, effects) => effects.push({ ...emitted }) : null;
  }
  if (isFunction(given[type])) return () => {};
  if (given[type] !== (own as Readonly<Record<string, unknown>>)[type]) return null;
  if (Object.hasOwn(askings, type)) {
    const asked = askings[type as keyof typeof askings];
    const isEmitted = effectTypes.every((effect) => isFunction(given[effect]));
    return isEmitted
      ? (context, event, effects) => {
          for (const effect of asked(context, params as never, event)) effects.push(effect);
        }
      : null;
  }
  const record = type === 'recordReview' ? recordReview(params as never) : records[type as RecordName];
  return (context, event) => Object.assign(context, record(context, event));
}
