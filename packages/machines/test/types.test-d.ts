// What must not compile for a developer who embeds the library. `npm run typecheck` checks it: an
// error that no longer occurs turns its `@ts-expect-error` into one.
import { createActor } from 'xstate';
import { z } from 'zod';
import { event } from '../src/asistencia/event.ts';
import {
  type AsistenciaInput,
  type AsistenciaSnapshot,
  allowedEvents,
  asistenciaMachine,
  type By,
  type Catalogue,
  createHost,
  decide,
  describeAsistencia,
  type Effect,
  type EventOf,
  type EventRequest,
  es,
  eventSchema,
  explain,
  impersonal,
  label,
  type Money,
  marked,
  type OpenStateId,
  openAsistencia,
  pack,
  personal,
  type Refusal,
  type StateId,
  sendersOf,
  stamp,
} from '../src/index.ts';
import { instant, prose } from '../src/values/index.ts';

declare const snapshot: AsistenciaSnapshot;
declare const by: By & { role: 'coordinador' };
declare const superior: By & { role: 'supervisor' };
declare const anybody: By;
declare const input: AsistenciaInput;
const at = '2026-07-30T09:00:00-05:00';
const reason = 'fuera del plan';
const price: Money = { amount: 4800, currency: 'USD' };

// What is right compiles, empty payloads and optional fields included.
decide(snapshot, { type: 'price.informed', at, by });
decide(snapshot, { type: 'price.informed', at, by, callId: 'LL-1' });
decide(snapshot, { type: 'coverage.resolved', outcome: 'covered', at, by });
decide(snapshot, {
  type: 'coverage.resolved',
  outcome: 'partial',
  reason: 'límite',
  coveredAmount: price,
  at,
  by,
});
decide(snapshot, { type: 'conformity.recorded', satisfied: true, at, by });
decide(snapshot, { type: 'cost.approved', amount: price, reason, at, by: superior });
decide(snapshot, stamp({ type: 'cost.approved', amount: price, reason }, { at, by: anybody }));
createActor(asistenciaMachine, { input }).send({ type: 'affiliate.confirmed', at, by });

// A host takes its machine by name
createHost({ machine: asistenciaMachine.provide({ guards: { hasRole: () => true } }) });
// @ts-expect-error
createHost(asistenciaMachine);

// A host's languages are those of its catalogues, without a cast; a catalogue that lacks a word
// does not compile.
declare const pt: Catalogue;
const portuguese = createHost({ catalogues: { pt } });
const [refusal] = portuguese.explain(snapshot, { type: 'price.informed', at, by });
export const message: string | undefined = refusal?.message.pt;
export const arrival: string = createHost({ catalogues: { es, pt } }).label('state', 'monitoreo.arribo').pt;
portuguese.eventSchema('price.informed', 'pt');
// @ts-expect-error
portuguese.eventSchema('price.informed', 'es');
// @ts-expect-error
portuguese.label('role', 'supervisor').es;
// @ts-expect-error
portuguese.definition().clauses['5.1.A'].en;
// @ts-expect-error
createHost({ catalogues: { es, pt: { ...es, role: { supervisor: 'Supervisora' } } } });
createHost({ catalogues: { es, pt: { ...es, role: { ...es.role, supervisor: 'Supervisora' } } } });

// An unknown event
// @ts-expect-error
decide(snapshot, { type: 'coverage.guessed', at, by });
// @ts-expect-error
explain(snapshot, { type: 'xstate.init', at, by });
// @ts-expect-error
createActor(asistenciaMachine, { input }).send({ type: 'coverage.guessed', at, by });
// @ts-expect-error
eventSchema('coverage.guessed', 'es');
// @ts-expect-error
export type Unknown = EventOf<'coverage.guessed'>;

// A wrong payload: a field that is missing, of the wrong kind, unknown, or of another branch
// @ts-expect-error
decide(snapshot, { type: 'denial.explained', at, by });
// @ts-expect-error
decide(snapshot, { type: 'denial.explained', reason: 7, at, by });
// @ts-expect-error
decide(snapshot, { type: 'denial.explained', reason: 'fuera del plan', amount: price, at, by });
// @ts-expect-error
decide(snapshot, { type: 'price.informed', price, at, by });
// @ts-expect-error
decide(snapshot, { type: 'coverage.resolved', outcome: 'uncovered', at, by });
// @ts-expect-error
decide(snapshot, { type: 'coverage.resolved', outcome: 'partial', reason: 'límite', at, by });
// @ts-expect-error
decide(snapshot, { type: 'coverage.resolved', outcome: 'uncovered', reason, coveredAmount: price, at, by });
// @ts-expect-error
decide(snapshot, { type: 'exception.requested', ground: 'special', at, by });
// @ts-expect-error
decide(snapshot, { type: 'exception.requested', ground: 'noHeavyMachinery', at, by });
// @ts-expect-error
decide(snapshot, { type: 'exception.requested', ground: 'goodMood', at, by });
// @ts-expect-error
decide(snapshot, { type: 'conformity.recorded', satisfied: false, at, by });
// @ts-expect-error
decide(snapshot, { type: 'cost.approved', amount: 1500, reason: 'andamio', at, by: superior });

// A wrong stamp, and a client's, who sends none
// @ts-expect-error
decide(snapshot, { type: 'price.informed', by });
// @ts-expect-error
decide(snapshot, { type: 'price.informed', at });
// @ts-expect-error
export const stamped: EventRequest = { type: 'price.informed', at };

// A wrong role: one that does not exist, one that may not send this event, one that is not known
// yet (stamp it)
// @ts-expect-error
decide(snapshot, { type: 'exception.approved', discountPercent: 40, reason, at, by });
// @ts-expect-error
decide(snapshot, { type: 'cost.approved', amount: price, reason, at, by });
// @ts-expect-error
decide(snapshot, { type: 'price.informed', at, by: { id: 'u-1', role: 'analista' } });
// @ts-expect-error
decide(snapshot, { type: 'price.informed', at, by: anybody });
// @ts-expect-error
export const boss: By = { id: 'u-1', role: 'director' };
// @ts-expect-error
decide(snapshot, { type: 'price.informed', at, by: { id: 'u-1', role: 'Supervisor' } });
// @ts-expect-error
decide(snapshot, { type: 'price.informed', at, by: { id: 'u-1' } });
// @ts-expect-error
allowedEvents(snapshot, { at, by: { id: 'u-1', role: 'cliente' } });

// A wrong input, a language that the catalog lacks
// @ts-expect-error
label('role', 'supervisor').fr;
// @ts-expect-error
openAsistencia({ ...input, service: { type: 'jardin', definition: 'césped', priority: 'programada' } });
// @ts-expect-error
openAsistencia({ service: input.service, plan: input.plan });

// A state that the procedure lacks; a region is no place to stand
// @ts-expect-error
if (describeAsistencia(snapshot).state === 'monitoreo.espera') throw new Error();
// @ts-expect-error
if (describeAsistencia(snapshot).state === 'monitoreo') throw new Error();
// @ts-expect-error
export const parallel: StateId = 'proveedorConcluido';
// @ts-expect-error
export const lacking: Record<OpenStateId, number> = { aperturaDeAsistencia: 1 };

// An event of the table whose text does not say whether it is personal, or whose required field
// cites no clause
const sender = 'coordinador';
event({
  sender,
  payload: z.strictObject({ reason: personal(prose) }),
  cites: { reason: ['ours'] },
});
// @ts-expect-error
event({ sender, payload: z.strictObject({ reason: prose }), cites: { reason: ['ours'] } });
event({
  sender,
  // @ts-expect-error
  payload: z.strictObject({ lines: z.array(z.strictObject({ concept: prose.optional() })) }),
  cites: { lines: ['ours'] },
});
// @ts-expect-error
event({ sender, payload: z.strictObject({ reason: personal(prose) }), cites: {} });
// @ts-expect-error
event({ sender: 'analista', payload: z.strictObject({}), cites: {} });
// @ts-expect-error
marked(z.strictObject({ plan: z.strictObject({ originCity: z.string() }).nullable() }));
marked(z.strictObject({ plan: z.strictObject({ originCity: impersonal(z.string()) }), at: instant }));

// A label of a name that the catalog lacks, and of one of another kind
label('state', 'monitoreo.arribo');
label('state', 'monitoreo');
// @ts-expect-error
label('state', 'no.such');
// @ts-expect-error
label('event', 'coverage.guessed');
// @ts-expect-error
label('role', 'hogar');
// @ts-expect-error
label('colour', 'rojo');

// An event that a snapshot or a host is asked about
// @ts-expect-error
sendersOf(snapshot, 'coverage.guessed');
// @ts-expect-error
createHost().decide(snapshot, { type: 'price.informed', at, by: anybody });

// The refusals are a closed union: a switch over their codes that leaves one out does not compile
export function whatToDo(refusal: Refusal): string {
  switch (refusal.code) {
    case 'invalid-event':
      return refusal.errors.map(({ path }) => path).join();
    case 'role-not-allowed':
      return refusal.roles.join();
    case 'asistencia-closed':
    case 'not-in-this-state':
      return refusal.clause;
    case 'guard-refused':
      return refusal.guard;
  }
}
// @ts-expect-error
export function forgetful(refusal: Refusal): string {
  switch (refusal.code) {
    case 'invalid-event':
    case 'role-not-allowed':
    case 'asistencia-closed':
    case 'not-in-this-state':
      return refusal.code;
  }
}
// @ts-expect-error
export const invented: Refusal['code'] = 'too-late';

// So are the states: a switch over where an asistencia stands
export function isWithAfiliado(state: StateId): boolean {
  switch (state) {
    case 'aperturaDeAsistencia':
    case 'autorizacion.explicacion':
    case 'autorizacion.cotizacion':
    case 'autorizacion.oferta':
    case 'autorizacion.alternativas':
    case 'asignacionProveedor.confirmacionDelAfiliado':
    case 'monitoreo.monitoreoAlAfiliado':
    case 'monitoreo.contactacionYValidacion':
    case 'cierre.conformidadDelAfiliado':
      return true;
    case 'autorizacion.revisionDelSupervisor':
    case 'autorizacion.revisionDeGerencia':
    case 'asignacionProveedor.asignacionProveedor':
    case 'monitoreo.monitoreoAlProveedor':
    case 'monitoreo.arribo':
    case 'prestacionDelServicio.diagnostico':
    case 'prestacionDelServicio.autorizacion':
    case 'prestacionDelServicio.prestacionDelServicio':
    case 'prestacionDelServicio.terminacionDelServicio':
    case 'cierre.cargaDeCosto':
    case 'canceladoAlMomento':
    case 'canceladoPosterior':
    case 'proveedorCancelado':
    case 'asistenciaConcluida':
      return false;
  }
}
// @ts-expect-error
export function halfway(state: OpenStateId): boolean {
  switch (state) {
    case 'aperturaDeAsistencia':
      return true;
  }
}
export const where: StateId = pack(snapshot, 0).snapshot.state;

// A decision must be read before it is used, and an effect by its type
// @ts-expect-error
decide(snapshot, { type: 'price.informed', at, by }).snapshot;
declare const effect: Effect;
// @ts-expect-error
if (effect.type === 'notify') effect.params.provider;
