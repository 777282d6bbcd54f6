import type { ClauseId, Definition, Role, Text, TransitionDefinition } from '@conexion/machines';
import type { Layout } from '../../layout/layout.ts';
import { isWithin } from './trail.ts';

/** What can be pointed at in the picture. A record is an event that moves nothing; a region is a stage. */
export interface FlowPart {
  readonly kind: 'state' | 'edge' | 'record' | 'region';
  readonly id: string;
}

/** An event of an arrow or a record, with the conditions under which it passes: any of `ways`, all within one. */
export interface StepFacts {
  readonly label: Text;
  readonly actor: string;
  readonly roles: readonly Role[];
  readonly ways: readonly (readonly Text[])[];
  readonly clauses: readonly ClauseId[];
}

export type PartFacts =
  | { kind: 'place'; label: Text; clauses: readonly ClauseId[]; isFinal: boolean; leaves: readonly Leave[] }
  | { kind: 'step'; source: Text; target: Text | null; steps: readonly StepFacts[] };

interface Leave {
  /** The arrow in the picture; null for what is only recorded. */
  readonly edge: string | null;
  readonly label: Text;
  readonly target: Text | null;
}

/** What the definition says of a part of the picture; null where it does not know it. */
export function factsOf(part: FlowPart, layout: Layout, definition: Definition): PartFacts | null {
  if (part.kind === 'state' || part.kind === 'region') return placeFacts(part.id, layout, definition);
  const drawn = [...layout.edges, ...layout.records].find(({ id }) => id === part.id);
  const own = definition.transitions.filter(({ id }) => drawn?.transitions.includes(id));
  const [first] = own;
  if (!drawn || !first) return null;
  const target = 'target' in drawn ? drawn.target : null;
  return {
    kind: 'step',
    source: labelOf(definition, drawn.source),
    target: target === null ? null : labelOf(definition, target),
    steps: stepsOf(own),
  };
}

function placeFacts(path: string, layout: Layout, definition: Definition): PartFacts | null {
  const state = definition.states.find((candidate) => candidate.path === path);
  if (!state) return null;
  const leaves = definition.transitions
    .filter(({ source }) => isWithin(path, source))
    .map(({ id, label, target }) => ({
      edge: layout.edges.find(({ transitions }) => transitions.includes(id))?.id ?? null,
      label,
      target: target === null || target === path ? null : labelOf(definition, target),
    }));
  const words = ({ label, target }: Leave) => `${label.es} ${target?.es}`;
  const unique = new Map(leaves.map((leave) => [words(leave), leave]));
  return {
    kind: 'place',
    label: state.label,
    clauses: state.clauses,
    isFinal: state.kind === 'final',
    leaves: [...unique.values()],
  };
}

function stepsOf(transitions: readonly TransitionDefinition[]): StepFacts[] {
  const events = [...new Set(transitions.map(({ event }) => event))];
  return events.map((event) => {
    const own = transitions.filter((transition) => transition.event === event);
    return {
      label: own[0]?.label ?? { es: event, en: event },
      actor: own[0]?.actor ?? '',
      roles: [...new Set(own.flatMap(({ roles }) => roles))],
      ways: own.map(({ guards }) => guards.map(({ label }) => label)).filter((way) => way.length > 0),
      clauses: [...new Set(own.flatMap(({ clauses }) => clauses))],
    };
  });
}

const labelOf = ({ states }: Definition, path: string): Text =>
  states.find((state) => state.path === path)?.label ?? { es: path, en: path };
