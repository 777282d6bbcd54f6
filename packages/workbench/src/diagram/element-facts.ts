import { type AnyDefinition, type ClauseId, type Role, type Text, textIn } from '@conexion/machines';
import { isWithin } from './trail.ts';

/**
 * What can be pointed at in the picture. A record is an event that moves nothing; a region is a
 * stage.
 */
export interface FlowPart {
  readonly kind: 'state' | 'edge' | 'record' | 'region';
  readonly id: string;
}

/** Whether it is a part of the picture itself, not something that many of them share. */
export const isFlowPart = (picked: { kind: string; id: string }): picked is FlowPart =>
  ['state', 'edge', 'record', 'region'].includes(picked.kind);

/** The arrows and records of a layout, as far as their facts are concerned. */
export interface Drawn {
  readonly edges: readonly DrawnArrow[];
  readonly records: readonly DrawnArrow[];
}

interface DrawnArrow {
  readonly id: string;
  readonly source: string;
  /** Left out by a record. */
  readonly target?: string;
  readonly transitions: readonly string[];
}

/** By clause, in which cases it applies: any of these. */
export type Conditions = Readonly<Partial<Record<ClauseId, readonly Text<string>[]>>>;

/**
 * An event of an arrow or a record, with the conditions under which it passes: any of `ways`, all
 * within one.
 */
export interface StepFacts {
  readonly label: Text<string>;
  readonly actor: string;
  readonly roles: readonly Role[];
  readonly ways: readonly (readonly Text<string>[])[];
  readonly clauses: readonly ClauseId[];
  /** In which cases a clause applies that does not always. */
  readonly conditions: Conditions;
  /**
   * What must happen outside of the machine, the pendientes of the state that is entered included.
   */
  readonly effects: readonly Text<string>[];
}

export type PartFacts =
  | {
      kind: 'place';
      label: Text<string>;
      clauses: readonly ClauseId[];
      isFinal: boolean;
      leaves: readonly Leave[];
    }
  | { kind: 'step'; source: Text<string>; target: Text<string> | null; steps: readonly StepFacts[] };

/** A step that a state offers, by itself or as every state of its stage does. */
export interface Leave {
  /** The arrow or the record in the picture; null where it draws none. */
  readonly edge: string | null;
  /** Null for what is only recorded. */
  readonly target: Text<string> | null;
  readonly step: StepFacts;
}

type AnyTransition = AnyDefinition['transitions'][number];

/** What the definition says of a part of the picture; null where it does not know it. */
export function factsOf(part: FlowPart, layout: Drawn, definition: AnyDefinition): PartFacts | null {
  if (part.kind === 'state' || part.kind === 'region') return placeFacts(part.id, layout, definition);
  const drawn = [...layout.edges, ...layout.records].find(({ id }) => id === part.id);
  const own = definition.transitions.filter(({ id }) => drawn?.transitions.includes(id));
  const [first] = own;
  if (!drawn || !first) return null;
  const target = drawn.target ?? null;
  return {
    kind: 'step',
    source: labelOf(definition, drawn.source),
    target: target === null ? null : labelOf(definition, target),
    steps: stepsOf(own, definition),
  };
}

function placeFacts(path: string, layout: Drawn, definition: AnyDefinition): PartFacts | null {
  const state = definition.states.find((candidate) => candidate.path === path);
  if (!state) return null;
  const drawn = [...layout.edges, ...layout.records];
  // Its own before those of its stage, as the machine tries them.
  const exits = definition.transitions
    .filter(({ source }) => isWithin(path, source))
    .toSorted((a, b) => b.source.length - a.source.length);
  const wayOf = ({ event, source, target }: AnyTransition) => [event, source, target].join(' ');
  return {
    kind: 'place',
    label: state.label,
    clauses: state.clauses,
    isFinal: state.kind === 'final',
    leaves: [...new Set(exits.map(wayOf))].flatMap((way) => {
      const own = exits.filter((exit) => wayOf(exit) === way);
      const [{ id, target }] = own as [AnyTransition];
      return stepsOf(own, definition).map((step) => ({
        edge: drawn.find((arrow) => arrow.transitions.includes(id))?.id ?? null,
        target: target === null || target === path ? null : labelOf(definition, target),
        step,
      }));
    }),
  };
}

function stepsOf(transitions: AnyDefinition['transitions'], definition: AnyDefinition): StepFacts[] {
  const events = [...new Set(transitions.map(({ event }) => event))];
  return events.map((event) => {
    const own = transitions.filter((transition) => transition.event === event);
    return {
      label: own[0]?.label ?? { es: event },
      actor: own[0]?.actor ?? '',
      roles: [...new Set(own.flatMap(({ roles }) => roles))],
      ways: own.map(({ guards }) => guards.map(({ label }) => label)).filter((way) => way.length > 0),
      clauses: [...new Set(own.flatMap(({ clauses }) => clauses))],
      conditions: conditionsOf(own),
      effects: effectsOf(own, definition),
    };
  });
}

/** Of the clauses that none of the transitions cites in every case. */
function conditionsOf(transitions: AnyDefinition['transitions']): Conditions {
  const always = transitions.flatMap(({ clauses, conditions }) =>
    clauses.filter((clause) => !conditions.some((condition) => condition.clause === clause)),
  );
  const conditional = transitions
    .flatMap(({ conditions }) => conditions)
    .filter(({ clause }) => !always.includes(clause));
  const byName = [...new Map(conditional.map((condition) => [condition.name, condition])).values()];
  return Object.fromEntries(
    byName.map(({ clause }) => [
      clause,
      byName.filter((condition) => condition.clause === clause).map(({ label }) => label),
    ]),
  );
}

/** The effects of the transitions and of the states that they enter, each once. */
function effectsOf(transitions: AnyDefinition['transitions'], definition: AnyDefinition): Text<string>[] {
  const uses = transitions.flatMap(({ source, target, effects }) => [
    ...effects,
    ...definition.states
      .filter(({ path }) => target !== null && isWithin(target, path) && !isWithin(source, path))
      .flatMap((state) => state.effects),
  ]);
  const unique = new Map(
    uses.map((use) => effectText(use, definition)).map((text) => [textIn(text, 'es'), text]),
  );
  return [...unique.values()];
}

const which = {
  automatic: { es: 'los automáticos', en: 'the automatic ones' },
  all: { es: 'todos', en: 'all' },
} as const;

type EffectUse = AnyDefinition['states'][number]['effects'][number];

function effectText({ label, kinds }: EffectUse, { labels }: AnyDefinition): Text<string> {
  const words =
    typeof kinds === 'string' ? [which[kinds]] : kinds.map((kind) => labels.pendiente[kind] ?? {});
  if (words.length === 0) return label;
  return Object.fromEntries(
    Object.keys(label).map((lang) => [
      lang,
      `${textIn(label, lang)}: ${words.map((text) => textIn(text, lang)).join(', ')}`,
    ]),
  );
}

const labelOf = ({ states }: AnyDefinition, path: string): Text<string> =>
  states.find((state) => state.path === path)?.label ?? { es: path };
