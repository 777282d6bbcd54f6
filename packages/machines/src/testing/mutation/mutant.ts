import type { asistenciaMachine } from '../../asistencia/asistencia.ts';

export type Machine = typeof asistenciaMachine;

export const mutantKinds = [
  'guard dropped',
  'guard always true',
  'guard always false',
  'guard refuses',
  'transition removed',
  'transition added',
  'target changed',
  'state changed',
  'branches swapped',
  'effect dropped',
  'effect changed',
  'record dropped',
  'record changed',
  'record in place',
  'opening overwritten',
  'reason lost',
  'role added',
  'role removed',
  'clause dropped',
  'clause unconditional',
  'clause changed',
  'sum overwritten',
  'operand left out',
  'field confused',
  'role changed',
  'subject changed',
  'due time changed',
  'rounding changed',
  'boundary moved',
  'limit moved',
  'zone changed',
  'currency unread',
  'effect doubled',
] as const;
export type MutantKind = (typeof mutantKinds)[number];

/** The kinds whose mutants are right in form and wrong in one value. */
export const valueKinds: readonly MutantKind[] = mutantKinds.slice(mutantKinds.indexOf('clause changed'));

/** The machine with one thing wrong. */
export interface Mutant {
  /** Unique, and stable while the machine is unchanged: `kind at: what`. */
  id: string;
  kind: MutantKind;
  /**
   * The transition (as `definition()` names it), the state that is entered, the guard or the event.
   */
  at: string;
  /** The one thing: the guard, the target, the action or the role. */
  what: string;
  /**
   * Where it can show, as `state event`, or as `state event 0` where only that branch, once taken,
   * can show it: until one of these is tried, the mutant behaves as the machine.
   */
  touches: readonly string[];
  /** Makes the mutated machine. */
  make(): Machine;
}

export const mutant = (it: Omit<Mutant, 'id'>): Mutant => ({
  ...it,
  id: `${it.kind} at ${it.at}: ${it.what}`,
});
