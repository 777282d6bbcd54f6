// The QA kit: generated walks, and the procedure's rules as properties. Needs fast-check 4.
export { actorDisagreement } from './actor.ts';
export { inputs, payloadOf, policies } from './arbitraries.ts';
export {
  type ExpedienteMoment,
  type ExpedienteRule,
  expedienteRules,
  expedienteTrace,
  expedienteWalk,
} from './beside/expediente-rules.ts';
export {
  type PendienteMoment,
  type PendienteRule,
  type PendienteWalk,
  pendienteRules,
  pendienteTrace,
  pendienteWalk,
} from './beside/pendiente-rules.ts';
export { type BrokenRule, brokenRules } from './broken-rules.ts';
export { type Conformance, type ConformanceOptions, conform } from './conformance/conform.ts';
export {
  Coverage,
  type CoverageOverlay,
  type CoverageReport,
  coverageOverlay,
  type Share,
} from './coverage.ts';
export { coverageTable } from './coverage-table.ts';
export { type Exploration, type ExploreOptions, explore } from './explore.ts';
export { applied as applyEffect, type Facts, type OpenPendiente } from './facts.ts';
export type { Invariant } from './invariants/invariant.ts';
export { brokenBy, invariants as standardRules } from './invariants.ts';
export { KitError, type KitErrorCode } from './kit-error.ts';
export { type Labels, labelTable } from './labels.ts';
export {
  assertMachine,
  checkMachine,
  type MachineCheck,
  type MachineCheckOptions,
  type MachineCounterexample,
} from './machine/check-machine.ts';
export type { ChildPayloads, Payload } from './machine/event-sources.ts';
export { type MachineWalk, type MachineWalkOptions, machineWalk } from './machine/machine-walk.ts';
export {
  type MachineMoment,
  type MachineRule,
  type PlayedMachine,
  playMachine,
} from './machine/play-machine.ts';
export type { MachineStep } from './machine/position.ts';
export { mutationDocument } from './mutation/document.ts';
export { type MutationSummary, mutationShortfalls, mutationTable } from './mutation/summary.ts';
export { type MutationOptions, mergeMutation, runMutation } from './mutation.ts';
export { arbitraryOf } from './payloads/arbitrary-of.ts';
export { justInvalid } from './payloads/just-invalid.ts';
export {
  assertProcedure,
  type CheckOptions,
  type CheckResult,
  type Counterexample,
  checkProcedure,
  playWalk,
} from './property.ts';
export { reachableOf } from './reachable-of.ts';
export type { RuleOptions } from './rules.ts';
export type { Progress, SearchOptions } from './search.ts';
export {
  compareStored,
  hostWithGuard,
  type ReplacedGuard,
  replacedGuards,
  type StoredComparison,
  type StoredOptions,
  storedDisagreement,
} from './stored-disagreement.ts';
export type { Runner, TestSourceOptions } from './test-source.ts';
export { type Moment, trace } from './trace.ts';
export { adversarialWalk, legalWalk, type Walk, type WalkOptions } from './walk.ts';
export { type World, worlds } from './worlds.ts';
export { xstateDisagreement } from './xstate-disagreement.ts';
