import type { AnyDefinition, ClauseId, Text } from '@conexion/machines';
import type { Edge, Graph, SelfRecord, Step } from '@conexion/visualizer';
import { isWithin } from '../diagram/trail.ts';
import type { Route } from '../route/route.ts';

/** One event of an arrow or of a record, with where it leads. */
export interface FoundStep {
  /** The arrow or the record, by its id in the whole graph. */
  readonly id: string;
  readonly label: Text<string>;
  readonly source: Text<string>;
  readonly target: Text<string> | null;
}

/** What of the procedure implements a clause, asks a guard or is an event. */
export interface Implementers {
  readonly title: Text<string>;
  readonly clauses: readonly ClauseId[];
  readonly places: readonly { readonly id: string; readonly label: Text<string> }[];
  readonly steps: readonly FoundStep[];
  readonly guards: readonly { readonly name: string; readonly label: Text<string> }[];
  /** Required data, each with the event that asks for it. */
  readonly fields: readonly { readonly event: Text<string>; readonly field: Text<string> }[];
  readonly pendientes: readonly Text<string>[];
}

type Picked = NonNullable<Route['element']>;

interface Question {
  title: Text<string>;
  clauses: readonly ClauseId[];
  isPlace(clauses: readonly ClauseId[]): boolean;
  isStep(step: Step): boolean;
  isTransition(transition: AnyDefinition['transitions'][number]): boolean;
  isGuard(guard: Step['ways'][number]['guards'][number]): boolean;
  isField(event: string, cited: readonly string[]): boolean;
}

/** Null for what is no clause, guard or event, and for those that the procedure does not know. */
export function implementersOf(picked: Picked, graph: Graph, definition: AnyDefinition): Implementers | null {
  const question = questionOf(picked, graph, definition);
  if (!question) return null;
  const { title, clauses, isPlace, isStep, isTransition, isGuard, isField } = question;
  const asks = (step: Step) => isStep(step) || step.ways.some(({ guards }) => guards.some(isGuard));
  const places = new Map(
    [...graph.regions, ...graph.states]
      .filter((place) => isPlace(place.clauses))
      .map((place) => [place.id, place]),
  );
  return {
    title,
    clauses,
    places: [...places.values()].map(({ id, label }) => ({ id, label })),
    steps: stepsOf(graph).flatMap(({ arrow, step }) => (asks(step) ? [found(arrow, step, graph)] : [])),
    guards: guardsOf(graph, definition, isGuard),
    fields: fieldsOf(definition, isField),
    pendientes: pendientesOf(definition, isPlace, isTransition),
  };
}

/** The ids of all that was found, for the picture. */
export const markedBy = ({ places, steps }: Implementers): string[] => [
  ...new Set([...places, ...steps].map(({ id }) => id)),
];

function questionOf({ kind, id }: Picked, graph: Graph, definition: AnyDefinition): Question | null {
  const nothing = () => false;
  const none = {
    isPlace: nothing,
    isStep: nothing,
    isTransition: nothing,
    isGuard: nothing,
    isField: nothing,
  };
  if (kind === 'clause') {
    const clause = id as ClauseId;
    const title = definition.clauses[clause];
    const cites = ({ clauses }: { clauses: readonly string[] }) => clauses.includes(id);
    return (
      title && {
        title,
        clauses: [clause],
        isPlace: (cited) => cited.includes(clause),
        isStep: cites,
        isTransition: cites,
        isGuard: (guard) => guard.clause === clause,
        isField: (_, cited) => cited.includes(id),
      }
    );
  }
  if (kind === 'guard') {
    const guard = guardsOf(graph, definition).find(({ name }) => name === id);
    if (!guard) return null;
    return {
      ...none,
      title: guard.label,
      clauses: (Object.keys(definition.clauses) as ClauseId[]).filter((clause) => clause === guard.clause),
      isGuard: ({ name }) => name === id,
    };
  }
  const event = definition.events.find(({ type }) => type === id);
  if (kind !== 'event' || !event) return null;
  const own = definition.transitions.filter((transition) => transition.event === id);
  return {
    ...none,
    title: event.label,
    clauses: [...new Set(own.flatMap(({ clauses }) => clauses))],
    isStep: (step) => step.event === id,
    isTransition: (transition) => transition.event === id,
    isField: (type) => type === id,
  };
}

type Arrow = Edge | SelfRecord;

const stepsOf = ({ edges, records }: Graph): { arrow: Arrow; step: Step }[] => [
  ...edges.flatMap((arrow) => arrow.steps.map((step) => ({ arrow, step }))),
  ...records.map((arrow) => ({ arrow, step: arrow.step })),
];

function found(arrow: Arrow, step: Step, graph: Graph): FoundStep {
  const labelOf = (id: string) =>
    [...graph.states, ...graph.regions].find((place) => place.id === id)?.label ?? { es: id };
  const target = 'target' in arrow ? labelOf(arrow.target) : null;
  return { id: arrow.id, label: step.label, source: labelOf(arrow.source), target };
}

/**
 * Every such guard that some step asks, once; one that chooses a branch cites another clause in
 * each.
 */
function guardsOf(graph: Graph, { labels }: AnyDefinition, isAsked: Question['isGuard'] = () => true) {
  const uses = stepsOf(graph)
    .flatMap(({ step }) => step.ways.flatMap(({ guards }) => guards))
    .filter(isAsked);
  const byName = new Map(
    uses.map((guard) => [guard.name, { ...guard, label: labels.guard[guard.name] ?? guard.label }]),
  );
  return [...byName.values()];
}

function fieldsOf({ events, labels }: AnyDefinition, isField: Question['isField']): Implementers['fields'] {
  return events.flatMap(({ type, label, cites }) =>
    Object.entries(cites).flatMap(([field, cited]) =>
      isField(type, cited) ? [{ event: label, field: labels.field[field] ?? { es: field } }] : [],
    ),
  );
}

/** The pendientes that are opened on entering such places or by such transitions. */
function pendientesOf(
  { states, transitions, labels }: AnyDefinition,
  isPlace: Question['isPlace'],
  isTransition: Question['isTransition'],
): Text<string>[] {
  const own = transitions.filter(isTransition);
  const entered = states.filter(
    ({ path, clauses }) =>
      isPlace(clauses) ||
      own.some(({ source, target }) => target !== null && isWithin(target, path) && !isWithin(source, path)),
  );
  const kinds = [...entered, ...own]
    .flatMap(({ effects }) => effects)
    .filter(({ type }) => type === 'openPendiente')
    .flatMap(({ kinds }) => (typeof kinds === 'string' ? [] : kinds));
  return [...new Set(kinds)].map((kind) => labels.pendiente[kind] ?? { es: kind });
}
