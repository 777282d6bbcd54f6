import fc from 'fast-check';
import { type AnyStateMachine, and, createMachine, fromPromise, not, or, raise, stateIn } from 'xstate';

/** What a random machine may have. The transitions that use a feature name it. */
export const features = [
  'history',
  'parallel',
  'onDone',
  '*',
  'partial',
  'after',
  'invoke',
  'always',
  'raise',
] as const;
export type Feature = (typeof features)[number];

/**
 * A machine with what is in it; its guards ask `values`, by the text under which they are exported.
 */
export interface AnyMachine {
  machine: AnyStateMachine;
  values: Map<string, boolean>;
  features: ReadonlySet<Feature>;
  hasGuards: boolean;
}

/** Names that come apart only where a format keeps them apart, and names that SCXML has itself. */
export const events = [
  'GO',
  'STOP',
  'mail',
  'mail.new',
  'mail.new.urgent',
  'FILE AWAY',
  'FILE_AWAY',
  'done',
  'error',
];
const partial = ['mail.*', 'mail.new.*'];
/** Names that no machine here spells out; those below `mail` only a partial wildcard takes. */
export const unknownEvents = ['unknown', 'mail.old', 'mail.new.late'];

type Guard = { kind: 'named' | 'not' | 'and' | 'or' | 'params' | 'in'; pick: number };
interface Move {
  to: number;
  guard: Guard | null;
  reenter: boolean;
  isRecord: boolean;
  raises: boolean;
}
interface Node {
  kind: 'atomic' | 'compound' | 'parallel';
  name: string;
  children: Node[];
  /** Which of the children it begins in. */
  initial: number;
  hasEnd: boolean;
  history: 'shallow' | 'deep' | null;
  hasHistoryDefault: boolean;
  on: { event: string; moves: Move[] }[];
  wildcard: Move | null;
  /** The branches of one timer. */
  after: Move[] | null;
  always: Move | null;
  invoke: { id: string | null; done: Move; error: Move | null } | null;
  onDone: Move | null;
  /** What it does with an event that the machine raises. */
  onRaised: Move | null;
  /** Entering it raises an event, which leads on where a move is given. */
  onEntered: Move | null;
}

const guard = fc.record<Guard>({
  kind: fc.constantFrom('named', 'named', 'not', 'and', 'or', 'params', 'params', 'in'),
  pick: fc.nat(3),
});
const move = fc.record<Move>({
  to: fc.nat(1000),
  guard: fc.option(guard, { freq: 2 }),
  reenter: fc.integer({ min: 0, max: 4 }).map((value) => value === 4),
  isRecord: fc.integer({ min: 0, max: 9 }).map((value) => value === 9),
  raises: fc.integer({ min: 0, max: 4 }).map((value) => value === 4),
});
const seldom = <T>(arbitrary: fc.Arbitrary<T>, freq: number) =>
  fc.integer({ min: 1, max: freq }).chain((value) => (value === freq ? arbitrary : fc.constant(null)));

const nodeOf = (depth: number): fc.Arbitrary<Node> =>
  fc.record<Node>({
    kind:
      depth === 0
        ? fc.constant('compound' as const)
        : depth < 3
          ? fc.constantFrom('atomic' as const, 'atomic' as const, 'compound' as const, 'parallel' as const)
          : fc.constant('atomic' as const),
    name: fc.constantFrom('s', 'a b', 'A-B', '1st', 'état', 'done'),
    initial: fc.nat(2),
    children:
      depth < 3 ? fc.array(fc.memo(nodeOf)(depth + 1), { minLength: 2, maxLength: 3 }) : fc.constant([]),
    hasEnd: fc.boolean(),
    history: fc.option(fc.constantFrom('shallow' as const, 'deep' as const), { freq: 6 }),
    hasHistoryDefault: fc.boolean(),
    on: fc.array(
      fc.record({
        event: fc.constantFrom(...events, ...partial),
        moves: fc.array(move, { minLength: 1, maxLength: 2 }),
      }),
      { maxLength: 3 },
    ),
    wildcard: seldom(move, 6),
    after: seldom(fc.array(move, { minLength: 1, maxLength: 3 }), 4),
    always: seldom(move, 4),
    invoke: seldom(
      fc.record({ id: fc.option(fc.constantFrom('charge', 'call')), done: move, error: fc.option(move) }),
      4,
    ),
    onDone: seldom(move, 2),
    onRaised: seldom(move, 3),
    onEntered: seldom(move, 4),
  });

/** What a machine of up to three levels with every feature is made of. */
export const machinePlan: fc.Arbitrary<Node> = nodeOf(0);

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

/** The machine of a plan; no chain of inner events in it runs for ever. */
export function machineOf(root: Node): AnyMachine {
  const values = new Map<string, boolean>();
  const used = new Set<Feature>();
  let hasGuards = false;
  const top = placeOf(root, 'm', null);
  const all = placesIn(top);
  const others = all.filter((place) => place !== top);

  const guardOf = ({ kind, pick }: Guard): unknown => {
    hasGuards = true;
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
  };
  const transition = (
    source: Place,
    move: Move,
    targets: readonly Place[],
    tags: Feature[],
    raises: boolean = false,
  ) => {
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
    for (const tag of taken) used.add(tag);
    return {
      ...(target && { target: `#${target.id}` }),
      ...(move.guard && { guard: guardOf(move.guard) }),
      ...(target && move.reenter && { reenter: true }),
      actions: [{ type: 'took', params: { tags: taken } }, ...(raises ? [raise({ type: 'raised' })] : [])],
    };
  };
  // What inner events may lead to: neither an end nor a history, so that they do not cause each
  // other without end.
  const calm = others.filter(({ kind }) => kind !== 'final' && kind !== 'history');
  const hasWildcard = all.some(({ node }) => node?.wildcard);
  const later = (place: Place) => {
    const siblings = place.parent?.kind === 'compound' ? place.parent.children : [];
    return siblings
      .slice(siblings.indexOf(place) + 1)
      .filter(({ kind }) => kind !== 'final' && kind !== 'history');
  };

  const configOf = (place: Place): Record<string, unknown> => {
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
    const on: Record<string, unknown> = {};
    for (const { event, moves } of node.on)
      on[event] = moves.map((each) =>
        transition(place, each, others, partial.includes(event) ? ['partial'] : [], each.raises),
      );
    if (node.onRaised) on.raised = transition(place, node.onRaised, calm, ['raise']);
    if (node.wildcard) on['*'] = transition(place, node.wildcard, calm, ['*']);
    const next = later(place);
    const isComposed = kind !== 'atomic';
    // A wildcard would take what entering raises, and so lead to it again.
    const raisesOnEntry = node.onEntered && next.length > 0 && !hasWildcard;
    if (node.onEntered && raisesOnEntry)
      on.entered = transition(place, { ...node.onEntered, isRecord: false }, next, ['raise']);
    const begins = children.filter((child) => child.node);
    return {
      id,
      ...(isComposed && {
        states: Object.fromEntries(children.map((child) => [keyOf(child), configOf(child)])),
      }),
      ...(kind === 'parallel' && { type: 'parallel' }),
      ...(kind === 'compound' && { initial: keyOf(begins[node.initial % begins.length] as Place) }),
      on,
      ...(raisesOnEntry && { entry: raise({ type: 'entered' }) }),
      ...(node.after && {
        after: { 1000: node.after.map((each) => transition(place, each, others, ['after'], each.raises)) },
      }),
      ...(node.always &&
        kind === 'atomic' &&
        next.length > 0 && {
          always: transition(place, { ...node.always, isRecord: false }, next, ['always']),
        }),
      ...(isComposed &&
        parent &&
        node.onDone && { onDone: transition(place, node.onDone, calm, ['onDone']) }),
      ...(node.invoke && {
        invoke: {
          src: 'work',
          ...(node.invoke.id && { id: `${node.invoke.id}.${id}` }),
          onDone: transition(place, node.invoke.done, others, ['invoke']),
          ...(node.invoke.error && { onError: transition(place, node.invoke.error, others, ['invoke']) }),
        },
      }),
    };
  };
  const config = configOf(top);
  const machine = createMachine(config as never).provide({
    actors: { work: fromPromise(() => new Promise(() => {})) },
    guards: {
      ...Object.fromEntries(['g0', 'g1', 'g2', 'g3'].map((name) => [name, () => values.get(name) ?? false])),
      atMost: (_: unknown, { amount }: { amount: number }) =>
        values.get(`atMost(amount: ${amount})`) ?? false,
    },
  } as never);
  return { machine, values, features: used, hasGuards };
}

const keyOf = ({ id }: Place) => id.slice(id.lastIndexOf('.') + 1);
const placesIn = (place: Place): Place[] => [place, ...place.children.flatMap(placesIn)];
const lineage = (place: Place): Place[] => [place, ...(place.parent ? lineage(place.parent) : [])];
