import { asistenciaMachine } from '../asistencia/asistencia.ts';
import type { CoverageOutcome, ExceptionGround } from '../asistencia/asistencia-event.ts';
import { type ConditionName, namedBy } from '../asistencia/citations.ts';
import { openingContext } from '../asistencia/context.ts';
import { type EffectType, effectTypes } from '../asistencia/effects.ts';
import type { EventType } from '../asistencia/events.ts';
import type { GuardName, OfAll } from '../asistencia/guards.ts';
import type { ActorKind, StateMeta } from '../asistencia/setup.ts';
import { type LabelKind, labelKinds } from '../languages/label-kinds.ts';
import { type Stage, stagesIn } from '../languages/stages.ts';
import type { Words } from '../languages/words.ts';
import type { ClauseId } from '../procedure/clauses.ts';
import type { ClosureStatus } from '../procedure/closures.ts';
import type { PendienteKind } from '../procedure/pendientes.ts';
import type { Role } from '../procedure/roles.ts';
import { groundClauses, outcomeClauses, rules } from '../procedure/rules.ts';
import type { StageId, SubStageId } from '../procedure/stages.ts';
import type { RegionId, StateId } from '../procedure/states.ts';
import { inEach, type Lang, languagesOf, type Text } from '../procedure/text.ts';
import { candidateOf, type GuardUse, isRouting, sendersOf } from './candidates.ts';
import { type AsistenciaMachine, descendants, type StateIn, subStagesOf } from './describe.ts';
import { eventTableOf } from './event-table.ts';
import type { Names, NoNames } from './names.ts';

/** An effect that a state's entry or a transition may have, and of which pendientes. */
export interface EffectUse<L extends string = Lang> {
  type: EffectType;
  label: Text<L>;
  kinds: readonly PendienteKind[] | 'automatic' | 'all';
}

/** A state of the machine, as data. */
export interface StateDefinition<L extends string = Lang, N extends Names = NoNames> {
  /** Dotted path. */
  path: StateIn<N> | RegionId;
  parent: RegionId | null;
  kind: 'compound' | 'atomic' | 'final';
  /** Of a compound state: the path where it begins. */
  initial: StateIn<N> | null;
  label: Text<L>;
  clauses: readonly ClauseId[];
  stage: StageId | null;
  subStage: SubStageId | N['subStage'] | null;
  closureStatus: ClosureStatus | N['closure'] | null;
  effects: readonly EffectUse<L>[];
}

/** A transition of the machine, as data: what leads where, under which guards and clauses. */
export interface TransitionDefinition<L extends string = Lang, N extends Names = NoNames> {
  id: string;
  /** The state that declares it: a compound one speaks for all within. */
  source: StateIn<N> | RegionId;
  /** The leaf that is entered; null where the event is recorded and nothing moves. */
  target: StateIn<N> | null;
  event: EventType | N['event']['type'];
  label: Text<L>;
  guards: readonly { name: GuardName; label: Text<L>; clause: ClauseId; routing: boolean }[];
  roles: readonly Role[];
  /**
   * Every clause that it implements; those under `conditions` apply to a case where theirs holds.
   */
  clauses: readonly ClauseId[];
  conditions: readonly { clause: ClauseId; name: ConditionName; label: Text<L> }[];
  actor: ActorKind;
  effects: readonly EffectUse<L>[];
}

/** The definition of a host in any languages, whatever was added to it. */
export type AnyDefinition = Definition<string, Names>;

/** The machine as plain data: what diagrams, tables and reports are made of. */
export interface Definition<L extends string = Lang, N extends Names = NoNames> {
  machine: 'asistencia';
  version: number;
  initial: StateIn<N>;
  states: readonly StateDefinition<L, N>[];
  transitions: readonly TransitionDefinition<L, N>[];
  /** The events; `cites` has the clauses of each field that has any. */
  events: readonly {
    type: EventType | N['event']['type'];
    label: Text<L>;
    cites: Readonly<Record<string, readonly ClauseId[]>>;
  }[];
  /** The guards and actions whose code is not ours: a program replaced it through `provide`. */
  replaced: readonly string[];
  clauses: Readonly<Record<ClauseId, Text<L>>>;
  stages: readonly Stage<L>[];
  /** The host's words for what data names: fields, values, roles, closures and the rest. */
  labels: Readonly<Record<LabelKind, Readonly<Record<string, Text<L>>>>>;
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

function guardLabel<L extends string>({ type, params }: GuardUse, words: Words<L>): Text<L> {
  const { outcomes, ground } = (params ?? {}) as { outcomes?: string[]; ground?: string };
  const inAll = (params as Partial<OfAll> | undefined)?.policy === 'all';
  if (inAll) return words.sentence.whereAll;
  const chosen = outcomes ?? (ground && type === 'isGround' ? [ground] : undefined);
  if (!chosen) return words.guard[type];
  const texts = (chosen as (CoverageOutcome | ExceptionGround)[]).map((value) => words.value[value]);
  const { or } = words.sentence;
  return inEach(languagesOf(or), (lang) => texts.map((one) => withinSentence(one[lang])).join(or[lang]));
}

/** A label that is one word of a longer text begins small. */
const withinSentence = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);

/** What the actions that ask for effects, as many as the facts demand, may ask for. */
const asked: Readonly<Record<string, readonly [EffectType, readonly PendienteKind[]][]>> = {
  requestGoodwill: [['openPendiente', ['requestGoodwill']]],
  correctGoodwill: [
    ['openPendiente', ['requestGoodwill']],
    ['cancelPendientes', ['requestGoodwill']],
  ],
  tellSupervisor: [['openPendiente', ['tellSupervisor']]],
  notifyExcess: [['notify', []]],
  letProviderGo: [['releaseProvider', []]],
};

function effectUse<L extends string>(action: Action, { effect }: Words<L>): EffectUse<L>[] {
  const { type, params } =
    typeof action === 'object' ? (action as { type: string; params?: unknown }) : { type: String(action) };
  const { kinds = [] } = (params ?? {}) as { kinds?: EffectUse['kinds'] };
  const use = (name: EffectType, of = kinds) => ({ type: name, label: effect[name], kinds: of });
  if (type === 'openAgenda') return [use('openPendiente')];
  if (isEffect(type)) return [use(type)];
  // Records change what is remembered, not the world outside.
  return (asked[type] ?? []).map(([name, of]) => use(name, of));
}

const isEffect = (type: string): type is EffectType => (effectTypes as readonly string[]).includes(type);

function stateDefinition<L extends string>(node: Node, words: Words<L>): StateDefinition<L> {
  const { clauses, stage = null, subStage = null, closureStatus = null } = node.meta as StateMeta;
  const path = pathOf(node);
  return {
    path,
    parent: node.parent && node.parent.path.length > 0 ? (pathOf(node.parent as Node) as RegionId) : null,
    kind: node.type as StateDefinition['kind'],
    initial: node.type === 'compound' ? leafOf(node) : null,
    label: words.state[path],
    clauses,
    stage,
    subStage,
    closureStatus,
    effects: node.entry.flatMap((action) => effectUse(action, words)),
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

function transitionDefinitions<L extends string>(
  machine: AsistenciaMachine,
  node: Node,
  words: Words<L>,
): TransitionDefinition<L>[] {
  const context = contextIn(node);
  return [...node.transitions.values()].flat().map((transition) => {
    const { id, event, guards, clauses, actor } = candidateOf(transition as never);
    const [target] = transition.target ?? [];
    return {
      id,
      source: pathOf(node),
      target: target ? leafOf(target as Node) : null,
      event,
      label: words.event[event],
      guards: guards
        .filter(({ type }) => !universal.includes(type))
        .map((guard) => ({
          name: guard.type,
          label: guardLabel(guard, words),
          clause: guardClause(guard),
          routing: isRouting(guard.type),
        })),
      roles: sendersOf({ machine, context }, event),
      clauses: namedBy(clauses),
      conditions: clauses.flatMap((citation) =>
        typeof citation === 'string'
          ? []
          : [{ clause: citation.clause, name: citation.when, label: words.condition[citation.when] }],
      ),
      actor,
      effects: (transition.actions as readonly Action[]).flatMap((action) => effectUse(action, words)),
    };
  });
}

function replacedIn({ implementations: given }: AsistenciaMachine): string[] {
  const { guards, actions } = asistenciaMachine.implementations;
  const differs = (of: object, ours: object) => {
    const own = new Map(Object.entries(ours));
    return Object.entries(of).flatMap(([name, code]) => (own.get(name) === code ? [] : [name]));
  };
  return [...differs(given.guards, guards), ...differs(given.actions, actions)];
}

/**
 * A machine as plain data in the words of its host, with the version of the snapshots that it
 * writes.
 */
export function definitionOf<L extends string>(
  machine: AsistenciaMachine,
  version: number,
  words: Words<L>,
): Definition<L> {
  const nodes = descendants(machine.root);
  const { types, definitions } = eventTableOf(machine);
  return {
    machine: 'asistencia',
    version,
    initial: leafOf(machine.root),
    states: nodes.map((node) => stateDefinition(node, words)),
    transitions: nodes.flatMap((node) => transitionDefinitions(machine, node, words)),
    events: types.map((type) => ({ type, label: words.event[type], cites: definitions[type].cites })),
    replaced: replacedIn(machine),
    clauses: words.clause,
    stages: stagesIn(words, (stage) => subStagesOf(machine, stage)),
    labels: Object.fromEntries(labelKinds.map((kind) => [kind, words[kind]])) as Definition<L>['labels'],
  };
}
