// The QA kit: generated walks, and the procedure's rules as properties. Needs fast-check 4 beside it.
export { actorDisagreement } from './actor.ts';
export { arbitraryOf, justInvalid } from './arbitrary-of.ts';
export { type Conformance, type ConformanceOptions, conform } from './conformance/conform.ts';
export { type Exploration, type ExploreOptions, explore } from './explore.ts';
export { applied as applyEffect, type Facts, type OpenPendiente } from './facts.ts';
export type { Invariant } from './invariants/invariant.ts';
export { brokenBy, invariants } from './invariants.ts';
export { type Moment, trace } from './trace.ts';
export { adversarialWalk, legalWalk, type Walk, type WalkOptions } from './walk.ts';
