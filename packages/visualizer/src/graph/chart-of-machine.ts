import type { AnyStateMachine, AnyStateNode } from 'xstate';
import { actionReader } from './actions-in-machine.ts';
import { type ActorReader, actorReader } from './actors-in-machine.ts';
import type { Chart, ChartState, ChartTransition } from './chart.ts';
import { guardReader } from './guards-in-machine.ts';
import { identities, same } from './identities.ts';
import { descendants, pathOf, triggerOf } from './names-in-machine.ts';

/**
 * The chart of any XState 5 machine, read from its public structure: nothing of it is run. Guards
 * and actions are called by their name and parameters; those written in place are numbered, and
 * said to be unnamed.
 */
export function chartOfMachine(machine: AnyStateMachine): Chart {
  const { root } = machine;
  const within = Object.values(root.states);
  // The machine itself is a place only where something is said of it as a whole, or where there is
  // no other.
  const isPlace =
    root.type === 'parallel' ||
    within.length === 0 ||
    within.some(({ type }) => type === 'history') ||
    [root.entry, root.exit, root.invoke, movesOf(root)].some(({ length }) => length > 0);
  const places = isPlace ? [root, ...descendants(root)] : descendants(root);
  const reading = readingOf(machine);
  return {
    machine: machine.id,
    version: 1,
    initial: pathOf(entered(root)),
    states: places.map((node) => stateOf(node, isPlace, reading)),
    transitions: places.flatMap((node) =>
      movesOf(node).map((move, index) => transitionOf(move, index, node, reading)),
    ),
    clauses: {},
  };
}

/** Whether a value is a machine of XState 5, of whichever copy of the library. */
export function isMachine(value: unknown): value is AnyStateMachine {
  if (typeof value !== 'object' || value === null || !('root' in value && 'config' in value)) return false;
  const { root } = value;
  return typeof root === 'object' && root !== null && 'path' in root && 'transitions' in root;
}

/** What this file needs of a transition of XState. */
interface Move {
  eventType: string;
  target?: readonly AnyStateNode[] | undefined;
  guard?: unknown;
  actions: readonly unknown[];
  reenter: boolean;
}

/** What is read in the same way all over one machine. */
interface Reading {
  guardsOf: ReturnType<typeof guardReader>;
  actionsOf: ReturnType<typeof actionReader>;
  invokedIn: ActorReader['invokedIn'];
}

function readingOf(machine: AnyStateMachine): Reading {
  const pathOfReference = (reference: string) =>
    reference.startsWith('#') ? pathOf(machine.getStateNodeById(reference)) : reference;
  const actors = actorReader(identities('actor'));
  return {
    guardsOf: guardReader(identities('guard'), pathOfReference, machine.implementations.guards),
    actionsOf: actionReader(identities('action'), actors, machine.implementations.actions),
    invokedIn: actors.invokedIn,
  };
}

/** The innermost place that stands for having entered a node. */
function entered(node: AnyStateNode): AnyStateNode {
  const [initial] = node.type === 'compound' ? node.initial.target : [];
  return initial ? entered(initial) : node;
}

/** In the order in which they are tried: what needs no event comes first. */
const movesOf = (node: AnyStateNode): Move[] => [
  ...(node.always ?? []),
  ...[...node.transitions.values()].flat(),
  ...historyDefault(node),
];

/**
 * A history state leads to its default as long as there is no history: without one, to where its
 * parent begins.
 */
function historyDefault({ type, config, parent, machine }: AnyStateNode): Move[] {
  if (type !== 'history' || !parent) return [];
  const named = [config.target ?? []].flat();
  const nodes = named.map((target) =>
    target.startsWith('#')
      ? machine.getStateNodeById(target)
      : target.split('.').reduce<AnyStateNode | undefined>((at, key) => at?.states[key], parent),
  );
  const target = named.length > 0 ? nodes.filter((node) => node !== undefined) : beginningsOf(parent);
  return target.length > 0 ? [{ eventType: '', target, actions: [], reenter: false }] : [];
}

const beginningsOf = (parent: AnyStateNode): readonly AnyStateNode[] =>
  parent.type === 'parallel'
    ? Object.values(parent.states).filter(({ type }) => type !== 'history')
    : parent.initial.target;

function stateOf(node: AnyStateNode, isRootPlace: boolean, { actionsOf, invokedIn }: Reading): ChartState {
  const { key, type, parent, entry, exit, invoke, history, initial } = node;
  const [start] = type === 'compound' ? initial.target : [];
  return {
    path: pathOf(node),
    parent: parent && (parent.parent || isRootPlace) ? pathOf(parent) : null,
    kind: type,
    initial: start ? pathOf(entered(start)) : null,
    label: same(key),
    clauses: [],
    closureStatus: null,
    effects: actionsOf(entry),
    ...(exit.length > 0 && { exits: actionsOf(exit) }),
    ...(invoke.length > 0 && { invokes: invokedIn(node) }),
    ...(history && { history }),
  };
}

function transitionOf(
  move: Move,
  index: number,
  node: AnyStateNode,
  { guardsOf, actionsOf, invokedIn }: Reading,
): ChartTransition {
  const [target, ...others] = move.target ?? [];
  const { label, ...trigger } = triggerOf(move.eventType, node, invokedIn(node));
  return {
    id: `${pathOf(node)} ${move.eventType} ${index}`,
    source: pathOf(node),
    target: target ? pathOf(entered(target)) : null,
    ...(others.length > 0 && { alsoTo: others.map((other) => pathOf(entered(other))) }),
    ...(move.target?.some((place) => entered(place) !== place) && { named: move.target.map(pathOf) }),
    event: move.eventType,
    ...trigger,
    ...(move.reenter && { reenters: true }),
    label,
    guards: guardsOf(move.guard),
    roles: [],
    clauses: [],
    actor: null,
    effects: actionsOf(move.actions),
  };
}
