import {
  type AnyDefinition,
  type Names,
  closures as procedural,
  type StateDefinition,
  type TransitionDefinition,
} from '@conexion/machines';
import { arrowKinds } from './arrow-kinds.ts';
import type { Edge, Graph, Region, SelfRecord, State } from './graph.ts';
import { groupBy, stepsOf } from './steps-of.ts';

type Node = StateDefinition<string, Names>;
type Transition = TransitionDefinition<string, Names>;

/**
 * The graph of a machine: stages and other composed states as regions, in the order of reading;
 * arrows with the same ends as one; what moves nothing as a record of its place.
 */
export function graphOf(definition: AnyDefinition): Graph {
  const { topOf, leafOf } = placesIn(definition);
  const regions = inReadingOrder(
    definition.states.filter(({ parent, kind }) => !parent && kind !== 'final'),
    (path) =>
      definition.transitions
        .filter(({ target }) => target && topOf(target) === path)
        .map(({ source }) => topOf(source)),
    definition,
  );
  const regionIds = new Set<string>(regions.map(({ id }) => id));
  const states = definition.states
    .filter(({ kind }) => kind !== 'compound')
    .map((node) => stateOf(node, regionIds.has(topOf(node.path)) ? topOf(node.path) : null, definition));

  const isRecord = ({ source, target }: Transition) => target === null || leafOf(target) === source;
  const moves = definition.transitions.filter((transition) => !isRecord(transition));
  const arrows = [
    ...groupBy(moves, ({ source, target }) => edgeId(source, leafOf(target ?? source))).values(),
  ].map((transitions) => {
    const [{ source, target }] = transitions as [Transition];
    const end = leafOf(target ?? source);
    return { id: edgeId(source, end), source, target: end, steps: stepsOf(transitions) };
  });
  const kindOf = arrowKinds(regions, states, arrows);
  const records = [...groupBy(definition.transitions.filter(isRecord), ({ source }) => source)].flatMap(
    ([source, transitions]) =>
      stepsOf(transitions).map((step): SelfRecord => ({ id: `${source}!${step.event}`, source, step })),
  );
  const { machine, version, clauses, labels } = definition;
  return {
    machine,
    version,
    initial: leafOf(definition.initial),
    starts: [],
    regions,
    states,
    edges: arrows.map((arrow): Edge => ({ ...arrow, kind: kindOf(arrow) })),
    records,
    clauses,
    actors: labels?.value ?? {},
  };
}

/** The outermost state around a place, and the innermost in which a transition to it ends. */
function placesIn({ states }: AnyDefinition) {
  const nodes = new Map<string, Node>(states.map((state) => [state.path, state]));
  const topOf = (path: string): string => {
    const parent = nodes.get(path)?.parent;
    return parent ? topOf(parent) : path;
  };
  const childOf = (node: Node, initial: string) => (nodes.has(initial) ? initial : `${node.path}.${initial}`);
  const leafOf = (path: string): string => {
    const node = nodes.get(path);
    if (!node) throw new RangeError(`The definition has a transition to ${path}, which it does not have`);
    return node.kind === 'compound' && node.initial ? leafOf(childOf(node, node.initial)) : path;
  };
  return { topOf, leafOf };
}

function stateOf(node: Node, region: string | null, { stages }: AnyDefinition): State {
  const stage = stages.find(({ id }) => id === node.stage);
  const place = stage ? stage.subStages.findIndex(({ id }) => id === node.subStage) : -1;
  return {
    id: node.path,
    region,
    label: node.label,
    number: stage && place >= 0 ? `${stage.number}.${place + 1}` : null,
    clauses: [...node.clauses],
    closure: node.kind === 'final' ? node.closureStatus : null,
    notes: [],
  };
}

export const edgeId = (source: string, target: string): string => `${source}>${target}`;

/** The stages by their number; what is no stage follows the first that leads to it. */
function inReadingOrder(
  nodes: readonly Node[],
  sourcesOf: (path: string) => string[],
  definition: AnyDefinition,
): Region[] {
  const numberOf = (node: Node | undefined) =>
    definition.stages.find(({ id }) => id === node?.stage)?.number ?? null;
  const byPath = new Map<string, Node>(nodes.map((node) => [node.path, node]));
  const rankOf = (node: Node): number => {
    const number = numberOf(node);
    if (number !== null) return number;
    const before = sourcesOf(node.path).map(
      (source) => numberOf(byPath.get(source)) ?? Number.POSITIVE_INFINITY,
    );
    return Math.min(...before, definition.stages.length) + 0.5;
  };
  return [...nodes]
    .sort((a, b) => rankOf(a) - rankOf(b))
    .map((node) => ({
      id: node.path,
      parent: null,
      isParallel: false,
      notes: [],
      label: node.label,
      number: numberOf(node),
      clauses: [...node.clauses],
      held: node.kind === 'final' ? null : heldBy(node, definition),
    }));
}

function heldBy({ closureStatus: status }: Node, { labels }: AnyDefinition): Region['held'] {
  const known = Object.entries(procedural).find(([id]) => id === status);
  // An older definition may hold a status without words, or one that the procedure dropped.
  if (status === null || !known) return null;
  const { [status]: label = { es: status } } = labels?.closure ?? {};
  return { status, label, clause: known[1].clause };
}
