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

/** The three of 5.1.G, each a guard of its own name. */
export const groundsOf5_1_G = [
  'sixMonthsWithoutUse',
  'internalTechnicianNetwork',
  'noHeavyMachinery',
] as const satisfies readonly (ExceptionGround & GuardName)[];
export type GroundOf5_1_G = (typeof groundsOf5_1_G)[number];

interface Step<Target extends string | undefined> {
  /** Left out: what happened is recorded and nothing moves. */
  target?: Target;
  guards?: readonly GuardRef[];
  actions?: readonly ActionRef[];
  clauses: readonly [Citation, ...Citation[]];
  actor: ActorKind;
}

/**
 * A transition of the procedure. Beyond what XState asks, it must cite its clauses and name whose
 * act it is; and every one of them demands an event in order of time from someone whose role may
 * send it.
 */
export const step = <const Target extends string | undefined = undefined>({
  target,
  guards = [],
  actions = [],
  clauses,
  actor,
}: Step<Target>) => ({
  ...(target === undefined ? {} : { target }),
  guard: every(['isInOrder', 'hasRole', ...guards]),
  actions: ['recordStamp', ...actions] as const,
  meta: { clauses, actor },
});

/** XState's `and`, of names that GuardRef has checked. */
const every = (
  refs: readonly GuardRef[],
): GuardPredicate<AsistenciaContext, AsistenciaEvent, unknown, never> =>
  and<AsistenciaContext, AsistenciaEvent, { type: string }[]>(
    refs.map((ref) => (typeof ref === 'string' ? { type: ref } : ref)),
  ) as GuardPredicate<AsistenciaContext, AsistenciaEvent, unknown, never>;

/** Entering a state puts these on the agenda. */
export const opens = (...kinds: AutomaticKind[]) => ({ type: 'openAgenda', params: { kinds } }) as const;

/** An event that does what these asked for. */
export const settles = (...kinds: AutomaticKind[]) =>
  ({ type: 'settlePendientes', params: { kinds } }) as const;

/** A correction or a release: whatever is on the agenda belongs to the state being left. */
export const cancelsAgenda = { type: 'cancelPendientes', params: { kinds: 'automatic' } } as const;
