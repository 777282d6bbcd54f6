import { type AnyStateMachine, and, createMachine, fromPromise, not, or, raise, stateIn } from 'xstate';
import { type Feature, type Guard, type Move, type Node, partial } from './machine-plan.ts';

/**
 * A machine with what is in it; its guards ask `values`, by the text under which they are exported.
 */
export interface AnyMachine {
  machine: AnyStateMachine;
  values: Map<string, boolean>;
  features: ReadonlySet<Feature>;
  hasGuards: boolean;
}

/** A place in the machine that is being made. */
interface Place {
  id: string;
  kind: Node['kind'] | 'final' | 'history';
  node: Node | null;
  parent: Place | null;
  children: Place[];
}

function placeOf(node: Node, id: string, parent: Place | null): Place {
  // SCXML tells no region that a parallel state within it is done.
  const kind = parent?.kind === 'parallel' && node.kind === 'parallel' ? 'compound' : node.kind;
  const place: Place = { id, kind, node, parent, children: [] };
  if (kind === 'atomic') return place;
  place.children = node.children.map((child, index) => placeOf(child, `${id}.${child.name}${index}`, place));
  const add = (kind: 'final' | 'history') =>
    place.children.push({ id: `${id}.${kind}`, kind, node: null, parent: place, children: [] });
  // SCION's deep history does not remember an end.
  if (node.hasEnd) add('final');
  else if (node.history && parent && !placesIn(place).some((inner) => inner.kind === 'final')) add('history');
  return place;
}

/** What the places of one machine share while it is made. */
interface Making {
  all: readonly Place[];
  others: readonly Place[];
  /**
   * What inner events may lead to: neither an end nor a history, so that they do not cause each
   * other without end.
   */
  calm: readonly Place[];
  values: Map<string, boolean>;
  used: Set<Feature>;
  hasGuards: boolean;
}

/** The machine of a plan; no chain of inner events in it runs for ever. */
export function machineOf(root: Node): AnyMachine {
  const top = placeOf(root, 'm', null);
  const all = placesIn(top);
  const others = all.filter((place) => place !== top);
  const values = new Map<string, boolean>();
  const used = new Set<Feature>();
  const making: Making = { all, others, calm: others.filter(isCalm), values, used, hasGuards: false };
  const machine = createMachine(configOf(top, making) as never).provide({
    actors: { work: fromPromise(() => new Promise(() => {})) },
    guards: {
      ...Object.fromEntries(['g0', 'g1', 'g2', 'g3'].map((name) => [name, () => values.get(name) ?? false])),
      atMost: (_: unknown, { amount }: { amount: number }) =>
        values.get(`atMost(amount: ${amount})`) ?? false,
    },
  } as never);
  return { machine, values, features: used, hasGuards: making.hasGuards };
}

const isCalm = ({ kind }: Place) => kind !== 'final' && kind !== 'history';

function guardOf({ kind, pick }: Guard, making: Making): unknown {
  const { values, others } = making;
  making.hasGuards = true;
  const named = (index: number) => {
    const name = `g${index % 4}`;
    values.set(name, false);
    return name;
  };
  switch (kind) {
    case 'named':
      return named(pick);
    case 'not':
      return not(named(pick) as never);
    case 'and':
      return and([named(pick), not(named(pick + 1) as never)] as never);
    case 'or':
      return or([named(pick), named(pick + 1)] as never);
    case 'params': {
      const amount = pick % 2 === 0 ? 10 : 99;
      values.set(`atMost(amount: ${amount})`, false);
      return { type: 'atMost', params: { amount } };
    }
    case 'in':
      return stateIn(`#${others.filter(({ kind }) => kind !== 'history')[pick % 2]?.id}`);
  }
}

interface Way {
  targets: readonly Place[];
  tags: Feature[];
  raises?: boolean;
}

function transitionOf(source: Place, move: Move, { targets, tags, raises = false }: Way, making: Making) {
  // XState 5.33 loses states that go to a history from within what it remembers.
  const apart = targets.filter(
    ({ kind, parent }) => kind !== 'history' || !lineage(source).includes(parent as Place),
  );
  const target = move.isRecord ? undefined : apart[move.to % apart.length];
  const entered = target ? lineage(target) : [];
  const taken = [
    ...tags,
    ...(target?.kind === 'history' ? ['history' as const] : []),
    ...(entered.some(({ kind }) => kind === 'parallel') ? ['parallel' as const] : []),
  ];
  for (const tag of taken) making.used.add(tag);
  return {
    ...(target && { target: `#${target.id}` }),
    ...(move.guard && { guard: guardOf(move.guard, making) }),
    ...(target && move.reenter && { reenter: true }),
    actions: [{ type: 'took', params: { tags: taken } }, ...(raises ? [raise({ type: 'raised' })] : [])],
  };
}

type Config = Record<string, unknown>;

function configOf(place: Place, making: Making): Config {
  const { id, kind, node, parent, children } = place;
  if (kind === 'final') return { id, type: 'final' };
  if (kind === 'history') {
    const target = parent?.children.find((child) => child.kind !== 'final');
    return {
      id,
      type: 'history',
      history: parent?.node?.history,
      ...(parent?.node?.hasHistoryDefault && target && { target: `#${target.id}` }),
    };
  }
  if (!node) return { id };
  const on = eventsOf(place, node, making);
  const begins = children.filter((child) => child.node);
  return {
    id,
    ...(kind !== 'atomic' && {
      states: Object.fromEntries(children.map((child) => [keyOf(child), configOf(child, making)])),
    }),
    ...(kind === 'parallel' && { type: 'parallel' }),
    ...(kind === 'compound' && { initial: keyOf(begins[node.initial % begins.length] as Place) }),
    ...(raisesOnEntry(place, making) && { entry: raise({ type: 'entered' }) }),
    on,
    ...innerEventsOf(place, node, making),
  };
}

/** A wildcard would take what entering raises, and so lead to it again. */
const raisesOnEntry = (place: Place, { all }: Making) =>
  place.node?.onEntered && later(place).length > 0 && !all.some(({ node }) => node?.wildcard);

function later(place: Place): Place[] {
  const siblings = place.parent?.kind === 'compound' ? place.parent.children : [];
  return siblings.slice(siblings.indexOf(place) + 1).filter(isCalm);
}

/** What a place does with events from outside, and with those that the machine raises. */
function eventsOf(place: Place, node: Node, making: Making): Config {
  const { others, calm } = making;
  const on: Config = {};
  for (const { event, moves } of node.on) {
    const tags: Feature[] = partial.includes(event) ? ['partial'] : [];
    on[event] = moves.map((move) =>
      transitionOf(place, move, { targets: others, tags, raises: move.raises }, making),
    );
  }
  if (node.onRaised)
    on.raised = transitionOf(place, node.onRaised, { targets: calm, tags: ['raise'] }, making);
  if (node.wildcard) on['*'] = transitionOf(place, node.wildcard, { targets: calm, tags: ['*'] }, making);
  if (node.onEntered && raisesOnEntry(place, making)) {
    const way: Way = { targets: later(place), tags: ['raise'] };
    on.entered = transitionOf(place, { ...node.onEntered, isRecord: false }, way, making);
  }
  return on;
}

/** What happens in a place without an event from outside. */
function innerEventsOf(place: Place, node: Node, making: Making): Config {
  const { others, calm } = making;
  const { after, always, onDone, invoke } = node;
  const next = later(place);
  const afterWay = ({ raises }: Move): Way => ({ targets: others, tags: ['after'], raises });
  const invokeWay: Way = { targets: others, tags: ['invoke'] };
  return {
    ...(after && {
      after: { 1000: after.map((move) => transitionOf(place, move, afterWay(move), making)) },
    }),
    ...(always &&
      place.kind === 'atomic' &&
      next.length > 0 && {
        always: transitionOf(
          place,
          { ...always, isRecord: false },
          { targets: next, tags: ['always'] },
          making,
        ),
      }),
    ...(place.kind !== 'atomic' &&
      place.parent &&
      onDone && { onDone: transitionOf(place, onDone, { targets: calm, tags: ['onDone'] }, making) }),
    ...(invoke && {
      invoke: {
        src: 'work',
        ...(invoke.id && { id: `${invoke.id}.${place.id}` }),
        onDone: transitionOf(place, invoke.done, invokeWay, making),
        ...(invoke.error && { onError: transitionOf(place, invoke.error, invokeWay, making) }),
      },
    }),
  };
}

const keyOf = ({ id }: Place) => id.slice(id.lastIndexOf('.') + 1);
const placesIn = (place: Place): Place[] => [place, ...place.children.flatMap(placesIn)];
const lineage = (place: Place): Place[] => [place, ...(place.parent ? lineage(place.parent) : [])];
