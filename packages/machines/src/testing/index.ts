// The QA kit: generated walks, and the procedure's rules as properties. Needs fast-check 4.
export { actorDisagreement } from './actor.ts';
export { inputs, payloadOf, policies } from './arbitraries.ts';
export { arbitraryOf, justInvalid } from './arbitrary-of.ts';
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
export { brokenBy, invariants } from './invariants.ts';
export { type MachineWalkOptions, machineWalk } from './machine-walk.ts';
export { mutationDocument } from './mutation/document.ts';
export { type MutationSummary, mutationShortfalls, mutationTable } from './mutation/summary.ts';
export { type MutationOptions, mergeMutation, runMutation } from './mutation.ts';
export {
  assertProcedure,
  type CheckOptions,
  type CheckResult,
  type Counterexample,
  checkProcedure,
} from './property.ts';
export { reachableOf } from './reachable-of.ts';
export { guardNames, hostWithGuard, storedDisagreement } from './stored-disagreement.ts';
export { type Moment, trace } from './trace.ts';
export { adversarialWalk, legalWalk, type Walk, type WalkOptions } from './walk.ts';
export { worldNumbers } from './worlds.ts';
