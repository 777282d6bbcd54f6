import type { AnyStateMachine, AnyStateNode } from 'xstate';
import type { Chart, ChartState, ChartTransition } from './chart.ts';
import { actionsOf, guardsOf, same, sourceName, triggerOf } from './names-in-machine.ts';

/**
 * The chart of any XState 5 machine, read from its public structure: nothing of it is run. What has no name
 * in the machine, such as a guard written in place, is shown as unnamed.
 */
export function chartOfMachine(machine: AnyStateMachine): Chart {
  const { root } = machine;
  // The machine itself is a place only where something is said of it as a whole.
  const isPlace =
    root.type === 'parallel' ||
    [root.entry, root.exit, root.invoke, movesOf(root)].some(({ length }) => length > 0);
  const places = isPlace ? [root, ...descendants(root)] : descendants(root);
  return {
    machine: machine.id,
    version: 1,
    initial: pathOf(entered(root)),
    states: places.map((node) => stateOf(node, isPlace)),
    transitions: places.flatMap((node) =>
      movesOf(node).map((move, index) => transitionOf(move, index, node)),
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

const pathOf = (node: AnyStateNode): string => (node.parent ? node.path.join('.') : `#${node.machine.id}`);

const descendants = (node: AnyStateNode): AnyStateNode[] =>
  Object.values(node.states).flatMap((child) => [child, ...descendants(child)]);

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

/** A history state leads to its default as long as there is no history. */
function historyDefault({ type, config, parent, machine }: AnyStateNode): Move[] {
  const { target } = config;
  if (type !== 'history' || typeof target !== 'string' || !parent) return [];
  const node = target.startsWith('#')
    ? machine.getStateNodeById(target.slice(1))
    : target.split('.').reduce<AnyStateNode | undefined>((at, key) => at?.states[key], parent);
  return node ? [{ eventType: '', target: [node], actions: [], reenter: false }] : [];
}

function stateOf(node: AnyStateNode, isRootPlace: boolean): ChartState {
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
    ...(invoke.length > 0 && { invokes: invoke.map(({ id, src }) => ({ id, source: sourceName(src) })) }),
    ...(history && { history }),
  };
}

function transitionOf(move: Move, index: number, node: AnyStateNode): ChartTransition {
  const [target, ...others] = move.target ?? [];
  const { label, ...trigger } = triggerOf(move.eventType, node);
  return {
    id: `${pathOf(node)} ${move.eventType} ${index}`,
    source: pathOf(node),
    target: target ? pathOf(entered(target)) : null,
    ...(others.length > 0 && { alsoTo: others.map((other) => pathOf(entered(other))) }),
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
