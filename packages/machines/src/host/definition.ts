import type { CoverageOutcome, ExceptionGround } from '../asistencia/asistencia-event.ts';
import { namedBy } from '../asistencia/citations.ts';
import { openingContext } from '../asistencia/context.ts';
import { type EventType, eventTypes } from '../asistencia/events.ts';
import type { GuardName, OfAll } from '../asistencia/guards.ts';
import type { ActorKind, StateMeta } from '../asistencia/setup.ts';
import { label, labelOf } from '../languages/labels.ts';
import { type ClauseId, clauses } from '../procedure/clauses.ts';
import type { ClosureStatus } from '../procedure/closures.ts';
import { eventLabels } from '../procedure/events.ts';
import type { PendienteKind } from '../procedure/pendientes.ts';
import type { Role } from '../procedure/roles.ts';
import { groundClauses, outcomeClauses, rules } from '../procedure/rules.ts';
import { inEach, sentences } from '../procedure/sentences.ts';
import { type StageId, type SubStageId, stages } from '../procedure/stages.ts';
import { type RegionId, type StateId, stateLabels } from '../procedure/states.ts';
import type { Text } from '../procedure/text.ts';
import { candidateOf, type GuardUse, sendersOf } from './candidates.ts';
import { type AsistenciaMachine, descendants } from './describe.ts';

/** An effect that a state's entry or a transition may have, and of which pendientes. */
export interface EffectUse {
  type: string;
  label: Text;
  kinds: readonly PendienteKind[] | 'automatic' | 'all';
}

/** A state of the machine, as data. */
export interface StateDefinition {
  /** Dotted path. */
  path: StateId | RegionId;
  parent: RegionId | null;
  kind: 'compound' | 'atomic' | 'final';
  /** Of a compound state: the path where it begins. */
  initial: StateId | null;
  label: Text;
  clauses: readonly ClauseId[];
  stage: StageId | null;
  subStage: SubStageId | null;
  closureStatus: ClosureStatus | null;
  effects: readonly EffectUse[];
}

/** A transition of the machine, as data: what leads where, under which guards and clauses. */
export interface TransitionDefinition {
  id: string;
  /** The state that declares it: a compound one speaks for all within. */
  source: StateId | RegionId;
  /** The leaf that is entered; null where the event is recorded and nothing moves. */
  target: StateId | null;
  event: EventType;
  label: Text;
  guards: readonly { name: GuardName; label: Text; clause: ClauseId; routing: boolean }[];
  roles: readonly Role[];
  /** Every clause that it implements; those under `conditions` apply to a case where theirs holds. */
  clauses: readonly ClauseId[];
  conditions: readonly { clause: ClauseId; name: string; label: Text }[];
  actor: ActorKind;
  effects: readonly EffectUse[];
}

/** The machine as plain data: what diagrams, tables and reports are made of. */
export interface Definition {
  machine: 'asistencia';
  version: number;
  initial: StateId;
  states: readonly StateDefinition[];
  transitions: readonly TransitionDefinition[];
  events: readonly { type: EventType; label: Text }[];
  clauses: Readonly<Record<ClauseId, Text>>;
  stages: typeof stages;
}

type Node = AsistenciaMachine['root'];
type Action = Node['entry'][number];

const pathOf = (node: Node) => node.path.join('.') as StateId | RegionId;

/** The leaf that is entered with a state. */
function leafOf(node: Node): StateId {
  const [initial] = node.initial?.target ?? [];
  return initial ? leafOf(initial as Node) : (pathOf(node) as StateId);
}

/** Guards and effects that every transition has say nothing about one. */
const universal: readonly string[] = ['isInOrder', 'hasRole'];

/** The clause of a guard: one that chooses a branch cites its branch's. */
function guardClause({ type, params }: GuardUse): ClauseId {
  const { outcomes, ground } = (params ?? {}) as {
    outcomes?: readonly CoverageOutcome[];
    ground?: ExceptionGround;
  };
  if (type === 'isOutcome' && outcomes?.[0]) return outcomeClauses[outcomes[0]];
  if (type === 'isGround' && ground) return groundClauses[ground];
  return rules[type].clause;
}

function guardLabel({ type, params }: GuardUse): Text {
  const { outcomes, ground } = (params ?? {}) as { outcomes?: string[]; ground?: string };
  const inAll = (params as Partial<OfAll> | undefined)?.policy === 'all';
  if (inAll) return sentences.whereAll;
  const chosen = outcomes ?? (ground && type === 'isGround' ? [ground] : undefined);
  if (!chosen) return rules[type].label;
  const texts = chosen.map((value) => labelOf('value', value));
  return inEach((lang) => texts.map((one) => withinSentence(one[lang])).join(sentences.or[lang]));
}

/** A label that is one word of a longer text begins small. */
const withinSentence = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);

const effectUse = (action: Action): EffectUse[] => {
  const { type, params } =
    typeof action === 'object' ? (action as { type: string; params?: unknown }) : { type: String(action) };
  const { kinds } = (params ?? {}) as { kinds?: EffectUse['kinds'] };
  switch (type) {
    case 'openAgenda':
      return [{ type: 'openPendiente', label: label('effect', 'openPendiente'), kinds: kinds ?? [] }];
    case 'requestGoodwill':
      return [{ type: 'openPendiente', label: label('effect', 'openPendiente'), kinds: ['requestGoodwill'] }];
    case 'correctGoodwill':
      return ['openPendiente', 'cancelPendientes'].map((effect) => ({
        type: effect,
        label: labelOf('effect', effect),
        kinds: ['requestGoodwill'],
      }));
    case 'tellSupervisor':
      return [{ type: 'openPendiente', label: label('effect', 'openPendiente'), kinds: ['tellSupervisor'] }];
    case 'notifyExcess':
      return [{ type: 'notify', label: label('effect', 'notify'), kinds: [] }];
    case 'letProviderGo':
      return [{ type: 'releaseProvider', label: label('effect', 'releaseProvider'), kinds: [] }];
    default:
      // Records change what is remembered, not the world outside.
      return type.startsWith('record') ? [] : [{ type, label: labelOf('effect', type), kinds: kinds ?? [] }];
  }
};

function stateDefinition(node: Node): StateDefinition {
  const { clauses, stage = null, subStage = null, closureStatus = null } = node.meta as StateMeta;
  const path = pathOf(node);
  return {
    path,
    parent: node.parent && node.parent.path.length > 0 ? (pathOf(node.parent as Node) as RegionId) : null,
    kind: node.type as StateDefinition['kind'],
    initial: node.type === 'compound' ? leafOf(node) : null,
    label: stateLabels[path],
    clauses,
    stage,
    subStage,
    closureStatus,
    effects: node.entry.flatMap(effectUse),
  };
}

/** An asistencia about which nothing is known: the guard that knows the roles asks for one. */
const anyContext = openingContext({
  service: { type: 'otra', definition: 'otra', priority: 'programada' },
  plan: {
    contractedOn: '2026-01-01',
    servicesUsed: 0,
    servicesRequested: 0,
    originCity: 'Bogotá',
    timeZone: 'America/Bogota',
  },
  call: { id: 'call', startedAt: '2026-01-01T12:00:00Z' },
  openedAt: '2026-01-01T12:00:00Z',
});

/** The same under review, by the general management in its own state. */
const contextIn = (node: Node): typeof anyContext => ({
  ...anyContext,
  review: {
    ground: 'special',
    from: 'oferta',
    requestedBy: null,
    level: pathOf(node) === 'autorizacion.revisionDeGerencia' ? 'gerencia' : 'supervisor',
  },
});

function transitionDefinitions(machine: AsistenciaMachine, node: Node): TransitionDefinition[] {
  const context = contextIn(node);
  return [...node.transitions.values()].flat().map((transition) => {
    const { id, event, guards, clauses, actor } = candidateOf(transition as never);
    const [target] = transition.target ?? [];
    return {
      id,
      source: pathOf(node),
      target: target ? leafOf(target as Node) : null,
      event,
      label: eventLabels[event],
      guards: guards
        .filter(({ type }) => !universal.includes(type))
        .map((guard) => ({
          name: guard.type,
          label: guardLabel(guard),
          clause: guardClause(guard),
          routing: !('refusal' in rules[guard.type]),
        })),
      roles: sendersOf({ machine, context }, event),
      clauses: namedBy(clauses),
      conditions: clauses.flatMap((citation) =>
        typeof citation === 'string'
          ? []
          : [{ clause: citation.clause, name: citation.when, label: label('condition', citation.when) }],
      ),
      actor,
      effects: (transition.actions as readonly Action[]).flatMap(effectUse),
    };
  });
}

/** A machine as plain data, with the version of the snapshots that its host writes. */
export function definitionOf(machine: AsistenciaMachine, version: number): Definition {
  const nodes = descendants(machine.root);
  return {
    machine: 'asistencia',
    version,
    initial: leafOf(machine.root),
    states: nodes.map(stateDefinition),
    transitions: nodes.flatMap((node) => transitionDefinitions(machine, node)),
    events: eventTypes.map((type) => ({ type, label: eventLabels[type] })),
    clauses,
    stages,
  };
}
