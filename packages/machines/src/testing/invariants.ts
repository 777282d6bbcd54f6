import { agendaInvariants } from './invariants/agenda.ts';
import { authorizationInvariants } from './invariants/authorization.ts';
import { citationInvariants } from './invariants/citations.ts';
import { closureInvariants } from './invariants/closures.ts';
import { effectInvariants } from './invariants/effects.ts';
import { exceptionInvariants } from './invariants/exceptions.ts';
import type { Invariant } from './invariants/invariant.ts';
import { journalInvariants } from './invariants/journal.ts';
import { memoryInvariants } from './invariants/memory.ts';
import { moveInvariants } from './invariants/moves.ts';
import { payloadInvariants } from './invariants/payloads.ts';
import { powerInvariants } from './invariants/powers.ts';
import { refusalInvariants } from './invariants/refusals.ts';
import { workInvariants } from './invariants/work.ts';
import { verdict } from './kit-error.ts';
import type { Moment } from './trace.ts';

/**
 * The procedure's rules as properties of every moment of every asistencia, each citing its clauses.
 */
export const invariants: readonly Invariant[] = [
  ...closureInvariants,
  ...authorizationInvariants,
  ...exceptionInvariants,
  ...powerInvariants,
  ...payloadInvariants,
  ...workInvariants,
  ...agendaInvariants,
  ...effectInvariants,
  ...moveInvariants,
  ...refusalInvariants,
  ...memoryInvariants,
  ...citationInvariants,
  ...journalInvariants,
];

/** The first of some invariants that a moment breaks. */
export const brokenBy = (moment: Moment, among: readonly Invariant[] = invariants): Invariant | undefined =>
  among.find((invariant) => !verdict(invariant, invariant.holds(moment)));
