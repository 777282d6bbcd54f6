import { monitoringKinds } from '../procedure/pendientes.ts';
import { type Candidate, candidateOf } from './candidates.ts';
import { type AsistenciaMachine, descendants } from './describe.ts';

type Node = AsistenciaMachine['root'];
type Action = Node['entry'][number];

/** A transition, with all that is done on its way. */
interface Way {
  id: string;
  /** The leaves in which it may be taken. */
  from: readonly Node[];
  to: Node | undefined;
  candidate: Candidate;
  actions: readonly { type: string; params?: { kinds?: unknown } }[];
}

/**
 * The first transition that would open the monitoring where no provider may be assigned: its due
 * times follow from the window of the assignment. The procedure itself has none.
 */
export function unmonitored(machine: AsistenciaMachine): string | undefined {
  const ways = descendants(machine.root).flatMap(waysFrom);
  const assigned = new Set(descendants(machine.root).filter(isLeaf));
  const [initial] = leavesOf(machine.root.initial.target[0] as Node);
  if (initial) assigned.delete(initial);
  for (let before = -1; before !== assigned.size; ) {
    before = assigned.size;
    for (const way of ways) if (way.to && !isAssignedAfter(way, assigned)) assigned.delete(way.to);
  }
  return ways.find((way) => way.actions.some(opensMonitoring) && !isAssignedAfter(way, assigned))?.id;
}

function isAssignedAfter({ from, candidate, actions }: Way, assigned: ReadonlySet<Node>): boolean {
  const does = (name: string) => actions.some(({ type }) => type === name);
  if (does('recordProviderGone') || does('recordRelease')) return false;
  if (does('recordAssignment') && candidate.event === 'provider.assigned') return true;
  const isAsked = candidate.guards.some(({ type }) => type === 'hasProvider' || type === 'isLate');
  return isAsked || from.every((node) => assigned.has(node));
}

const waysFrom = (node: Node): Way[] =>
  [...node.transitions.values()].flat().map((transition) => {
    const candidate = candidateOf(transition as never);
    const [target] = (transition.target ?? []) as Node[];
    const [to] = target ? leavesOf(target) : [];
    const entered = to ? lineOf(to).filter((one) => !lineOf(node).includes(one)) : [];
    const actions = [...transition.actions, ...entered.flatMap(({ entry }) => entry)] as Action[];
    return { id: candidate.id, from: leavesWithin(node), to, candidate, actions: actions.map(named) };
  });

const named = (action: Action): Way['actions'][number] =>
  typeof action === 'object' ? (action as unknown as Way['actions'][number]) : { type: String(action) };

const opensMonitoring = ({ type, params }: Way['actions'][number]): boolean =>
  type === 'openAgenda' &&
  Array.isArray(params?.kinds) &&
  params.kinds.some((kind) => (monitoringKinds as readonly unknown[]).includes(kind));

const isLeaf = ({ type }: Node): boolean => type !== 'compound';

/** The leaf in which an entered state begins. */
function leavesOf(node: Node): [Node] | [] {
  if (isLeaf(node)) return [node];
  const [initial] = node.initial?.target ?? [];
  return initial ? leavesOf(initial as Node) : [];
}

const leavesWithin = (node: Node): Node[] => (isLeaf(node) ? [node] : descendants(node).filter(isLeaf));

/** A state and all that hold it. */
const lineOf = (node: Node): Node[] => [node, ...(node.parent ? lineOf(node.parent as Node) : [])];
