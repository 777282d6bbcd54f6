import { assign, enqueueActions, setup } from 'xstate';
import type { ClauseId } from '../procedure/clauses.ts';
import type { ClosureStatus } from '../procedure/closures.ts';
import type { StageId, SubStageId } from '../procedure/stages.ts';
import type { AsistenciaEvent } from './asistencia-event.ts';
import type { Citation } from './citations.ts';
import type { AsistenciaContext } from './context.ts';
import {
  type Agenda,
  type Effect,
  type EffectParams,
  excessNotice,
  goodwillCorrection,
  goodwillRequest,
  openings,
  providerRelease,
  supervisorTelling,
} from './effects.ts';
import { guards } from './guards.ts';
import type { AsistenciaInput } from './input.ts';
import { type ReviewOrigin, recordReview, records } from './records.ts';

/** The meta of a state. `stage` and `subStage` are null in the authorization and the closures. */
export interface StateMeta {
  clauses: readonly ClauseId[];
  stage?: StageId;
  subStage?: SubStageId;
  closureStatus?: ClosureStatus;
}

/** Whose act a transition is, for views by swimlane. */
export type ActorKind = 'afiliado' | 'coordinador' | 'proveedor' | 'superior';

/** The meta of a transition. */
export interface TransitionMeta {
  clauses: readonly Citation[];
  actor: ActorKind;
}

type RecordName = keyof typeof records;
const recordNames = Object.keys(records) as RecordName[];
const recording = (name: RecordName) =>
  assign<AsistenciaContext, AsistenciaEvent, undefined, AsistenciaEvent, never>(({ context, event }) =>
    records[name](context, event),
  );
const recordActions = Object.fromEntries(recordNames.map((name) => [name, recording(name)])) as Record<
  RecordName,
  ReturnType<typeof recording>
>;

/**
 * Effects do nothing by themselves: a host applies them from `decide`, a live actor through
 * `provide`.
 */
const nothing = () => {};
const effectActions: {
  [T in keyof EffectParams]: (args: unknown, params: EffectParams[T]) => void;
} = {
  openPendiente: nothing,
  settlePendientes: nothing,
  cancelPendientes: nothing,
  notify: nothing,
  releaseProvider: nothing,
};

/** An action that emits as many effects as the facts require. */
const asking = <P extends object | undefined>(
  effectsOf: (context: AsistenciaContext, params: P, event: AsistenciaEvent) => Effect[],
) =>
  enqueueActions<AsistenciaContext, AsistenciaEvent, P, AsistenciaEvent, never, Effect, never, never, never>(
    ({ context, event, enqueue }, params) => {
      for (const effect of effectsOf(context, params, event)) enqueue(effect);
    },
  );

/** What the actions that ask emit, by their name. */
export const askings = {
  openAgenda: openings,
  requestGoodwill: goodwillRequest,
  correctGoodwill: (context: AsistenciaContext, _: undefined, event: AsistenciaEvent) =>
    goodwillCorrection(context, event),
  tellSupervisor: supervisorTelling,
  notifyExcess: excessNotice,
  letProviderGo: providerRelease,
};

/** The actions of the machine, by name. */
export const actions = {
  ...recordActions,
  ...effectActions,
  recordReview: assign<AsistenciaContext, AsistenciaEvent, ReviewOrigin, AsistenciaEvent, never>(
    ({ context, event }, origin) => recordReview(origin)(context, event),
  ),
  openAgenda: asking(askings.openAgenda),
  requestGoodwill: asking<undefined>(askings.requestGoodwill),
  correctGoodwill: asking<undefined>(askings.correctGoodwill),
  tellSupervisor: asking<undefined>(askings.tellSupervisor),
  notifyExcess: asking<undefined>(askings.notifyExcess),
  letProviderGo: asking<undefined>(askings.letProviderGo),
};

/** The one XState setup of the machine: its types, guards and actions, by name. */
export const asistencia = setup({
  types: {
    context: {} as AsistenciaContext,
    events: {} as AsistenciaEvent,
    input: {} as AsistenciaInput,
    tags: {} as 'proveedorConcluido',
    meta: {} as StateMeta,
    transitionMeta: {} as TransitionMeta,
  },
  guards,
  actions,
});

/** The actions that stage files name. */
export type ActionRef =
  | RecordName
  | 'requestGoodwill'
  | 'correctGoodwill'
  | 'tellSupervisor'
  | 'notifyExcess'
  | 'letProviderGo'
  | { type: 'recordReview'; params: ReviewOrigin }
  | { type: 'openAgenda'; params: Agenda }
  | Extract<Effect, { type: 'settlePendientes' | 'cancelPendientes' | 'notify' }>;
