import { actionMutants } from './mutation/action-mutants.ts';
import { clauseMutants } from './mutation/clause-mutants.ts';
import { effectValueMutants } from './mutation/effect-value-mutants.ts';
import { guardMutants } from './mutation/guard-mutants.ts';
import { guardValueMutants } from './mutation/guard-value-mutants.ts';
import { limitMutants } from './mutation/limit-mutants.ts';
import { memoryMutants } from './mutation/memory-mutants.ts';
import type { Mutant } from './mutation/mutant.ts';
import { recordValueMutants } from './mutation/record-value-mutants.ts';
import { roleMutants } from './mutation/role-mutants.ts';
import { stateMutants } from './mutation/state-mutants.ts';
import { targetMutants } from './mutation/target-mutants.ts';
import { transitionMutants } from './mutation/transition-mutants.ts';

/**
 * The machine of the asistencia with each single error that a stage file or a role list could have.
 */
export const mutants: readonly Mutant[] = [
  ...guardMutants,
  ...targetMutants,
  ...actionMutants,
  ...roleMutants,
  ...clauseMutants,
  ...effectValueMutants,
  ...recordValueMutants,
  ...guardValueMutants,
  ...transitionMutants,
  ...stateMutants,
  ...memoryMutants,
  ...limitMutants,
];
