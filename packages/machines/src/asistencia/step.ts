import { and, type GuardPredicate } from 'xstate';
import type { AutomaticKind } from '../procedure/pendientes.ts';
import type { AsistenciaEvent, CoverageOutcome, ExceptionGround } from './asistencia-event.ts';
import type { Citation } from './citations.ts';
import type { AsistenciaContext } from './context.ts';
import type { GuardName, OfAll } from './guards.ts';
import type { ActionRef, ActorKind } from './setup.ts';

/** A guard by its name, or with the parameters that choose a branch of its event. */
export type GuardRef =
  | Exclude<GuardName, 'isOutcome' | 'isGround' | 'isNewGround'>
  | { type: 'isOutcome'; params: { outcomes: readonly CoverageOutcome[] } }
  | { type: 'isGround' | 'isNewGround'; params: { ground: ExceptionGround } }
  | { type: GroundOf5_1_G; params: OfAll };

/** The three grounds of 5.1.G, each the name of its guard. */
export const groundsOf5_1_G = [
  'sixMonthsWithoutUse',
  'internalTechnicianNetwork',
  'noHeavyMachinery',
] as const satisfies readonly (ExceptionGround & GuardName)[];
export type GroundOf5_1_G = (typeof groundsOf5_1_G)[number];

/** What a transition is made of. */
export interface StepConfig<Target extends string | undefined> {
  /** Left out: the event is recorded and the state stays. */
  target?: Target;
  guards?: readonly GuardRef[];
  actions?: readonly ActionRef[];
  clauses: readonly [Citation, ...Citation[]];
  actor: ActorKind;
}

/**
 * A transition of the procedure. Beyond what XState requires, it must cite its clauses and name
 * whose act it is. Every transition requires that the event is in order of time and that its
 * sender's role may send it.
 */
export const step = <const Target extends string | undefined = undefined>({
  target,
  guards = [],
  actions = [],
  clauses,
  actor,
}: StepConfig<Target>) => ({
  ...(target === undefined ? {} : { target }),
  guard: every(['isInOrder', 'hasRole', ...guards]),
  actions: ['recordStamp', ...actions] as const,
  meta: { clauses, actor },
});

/** XState's `and`, of names that the type GuardRef checked. */
const every = (
  refs: readonly GuardRef[],
): GuardPredicate<AsistenciaContext, AsistenciaEvent, unknown, never> =>
  and<AsistenciaContext, AsistenciaEvent, { type: string }[]>(
    refs.map((ref) => (typeof ref === 'string' ? { type: ref } : ref)),
  ) as GuardPredicate<AsistenciaContext, AsistenciaEvent, unknown, never>;

/**
 * Opens these pendientes on entering a state.
 *
 * @example
 * opens('followWork')
 */
export const opens = (...kinds: AutomaticKind[]) => ({ type: 'openAgenda', params: { kinds } }) as const;

/**
 * Settles the pendientes whose work the event does.
 *
 * @example
 * settles('followWork')
 */
export const settles = (...kinds: AutomaticKind[]) =>
  ({ type: 'settlePendientes', params: { kinds } }) as const;

/** On a correction or a release, every automatic pendiente belongs to the state being left. */
export const cancelsAgenda = { type: 'cancelPendientes', params: { kinds: 'automatic' } } as const;
