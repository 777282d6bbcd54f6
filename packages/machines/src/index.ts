// The machines, for XState itself: createActor(asistenciaMachine, { input })
export { asistenciaMachine } from './asistencia/asistencia.ts';
export {
  type AsistenciaEvent,
  type CoverageOutcome,
  type EventOf,
  type EventRequest,
  type ExceptionGround,
  exceptionGrounds,
  requestSchemas,
} from './asistencia/asistencia-event.ts';
// The events that the machine takes and the effects that it emits
export { type AsistenciaContext, type Category, categories, contextSchema } from './asistencia/context.ts';
export { type Effect, type EffectParams, type EffectType, effectTypes } from './asistencia/effects.ts';
export { event } from './asistencia/event.ts';
export { type EventType, events, eventTypes } from './asistencia/events.ts';
export { type Figures, figuresOf } from './asistencia/figures.ts';
export type { GuardName } from './asistencia/guards.ts';
export {
  type AsistenciaInput,
  asistenciaInputSchema,
  callSchema,
  contractedTooLate,
  isContractedBy,
  type Plan,
  planSchema,
  recordedPlanSchema,
  requiredInput,
  type Service,
  serviceSchema,
} from './asistencia/input.ts';
export { type Policy, policySchema } from './asistencia/policy.ts';
export type { ActionRef, ActorKind } from './asistencia/setup.ts';
export type { SpeechName } from './asistencia/speeches.ts';
export { cancelsAgenda, opens, settles } from './asistencia/step.ts';
export { isFromVersion1 } from './asistencia/version-1.ts';
export {
  type ClaimedAsistencia,
  claimWarranty,
  isWarrantyApplicable,
  type WarrantyOf,
  type WarrantyOpening,
} from './asistencia/warranty.ts';
export {
  decideExpediente,
  type Expediente,
  type ExpedienteEvent,
  type ExpedienteStatus,
  expedienteMachine,
  openExpediente,
} from './expediente/expediente.ts';
export type { AddedState, AddedStep, Additions } from './host/additions.ts';
export type { AllowedEvent, BlockedEvent } from './host/allowed.ts';
// The pure API: a host of any machine, and the functions of the standard one
export type { Decision, Decisions, Step } from './host/decisions.ts';
export type {
  AnyDefinition,
  Definition,
  EffectUse,
  StateDefinition,
  TransitionDefinition,
} from './host/definition.ts';
export type { AsistenciaMachine, AsistenciaSnapshot, Description } from './host/describe.ts';
export { eventSchema, type JsonSchema } from './host/event-schema.ts';
export { type AnyHost, createHost, type Host, type HostOptions } from './host/host.ts';
export { HostError } from './host/host-error.ts';
export { hostOfModule, isHost } from './host/host-of-module.ts';
export type { CatalogueWith, Names, NamesOf } from './host/names.ts';
export { parseEvent, parseEventRequest, stamp } from './host/parse-event.ts';
export { InputError, type ParsedInput, parseInput } from './host/parse-input.ts';
export { PolicyError, parsePolicy } from './host/parse-policy.ts';
export type { Questions } from './host/questions.ts';
export { asistenciaClosed, invalidEvent, type Refusal } from './host/refusal.ts';
export { type Issue, type Parsed, parseWith } from './host/result.ts';
export { type Envelope, type Migration, standardMigrations } from './host/snapshot.ts';
export { SnapshotError, type SnapshotErrorCode } from './host/snapshot-error.ts';
export {
  allowedEvents,
  blockedEvents,
  decide,
  decideParsed,
  definition,
  describeAsistencia,
  explain,
  openAsistencia,
  pack,
  replay,
  sendersOf,
  snapshotVersion,
  unpack,
} from './host/standard-host.ts';
export type { Catalogue, Part } from './languages/catalogue.ts';
export { en, es } from './languages/catalogues.ts';
export type { LabelKind } from './languages/label-kinds.ts';
export { type LabelKey, label, labelOf, labels } from './languages/labels.ts';
export { type Stage, stages } from './languages/stages.ts';
export {
  clause as clauses,
  pendiente as pendientes,
  value as values,
  warrantyFault as warrantyFaults,
} from './languages/standard.ts';
export { CatalogueError, type Catalogues, type Words } from './languages/words.ts';
export {
  decidePendiente,
  type Pendiente,
  type PendienteDecision,
  type PendienteEvent,
  type PendienteRefusal,
  type PendienteRequest,
  type PendienteStatus,
  parsePendienteRequest,
  pendienteMachine,
  pendienteRequestSchema,
} from './pendiente/pendiente.ts';
// The written procedure as data
export type { ClauseId } from './procedure/clauses.ts';
export { type ClosureStatus, closures, type FinalClosure } from './procedure/closures.ts';
export type { AutomaticKind, PendienteKind } from './procedure/pendientes.ts';
export { coordinating, management, type Role, roles, superiors } from './procedure/roles.ts';
export { type RefusingGuard, rules } from './procedure/rules.ts';
export { type SpeechPlace, speechPlaces } from './procedure/speech-places.ts';
export type { StageId, SubStageId } from './procedure/stages.ts';
export { isStateId, type OpenStateId, type RegionId, type StateId, stateIds } from './procedure/states.ts';
export { type Lang, languages, type Text, text, textIn } from './procedure/text.ts';
export type { WarrantyFault } from './procedure/warranty-faults.ts';
// Values, for hosts that check the same things
export { csvRow } from './values/csv-row.ts';
export type { Money } from './values/money.ts';
export type { By, Provider, Window } from './values/parties.ts';
export {
  impersonal,
  type MarkedText,
  marked,
  personal,
  personalFields,
  textsIn,
  withoutPersonal,
} from './values/privacy.ts';
export { canonicalName } from './values/text.ts';
// What would have become of recorded cases
export { type PolicyChange, parsePolicyChange } from './what-if/policy-change.ts';
export {
  createWhatIf,
  type JournalLine,
  type MovedDue,
  type PossibleStep,
  type RefusedStep,
  type WhatIf,
  type WhatIfChange,
} from './what-if/what-if.ts';
export {
  countWhatIf,
  noCounts,
  type WhatIfCounts,
  whatIfColumns,
  whatIfRow,
} from './what-if/what-if-counts.ts';
