import type { AnyDefinition, ClosureStatus } from '@conexion/machines';
import { isWithin } from '../diagram/trail.ts';

type Charted = Pick<AnyDefinition, 'states' | 'transitions'>;

/** Where the main line of the procedure leads (clause 4.5). */
export const conclusion: ClosureStatus = 'asistenciaConcluida';

/** Whether a step from a state may end the case before its conclusion. */
export const mayEnd = (type: string, state: string, { states, transitions }: Charted): boolean =>
  transitions.some(
    ({ event, source, target }) =>
      event === type &&
      isWithin(state, source) &&
      states.some(({ path, kind }) => path === target && kind === 'final' && path !== conclusion),
  );

/**
 * The step that settles a kind of pendiente where a case stands; where none does at once, the
 * likely next one, unless that would end the case. `allowed` has the likely ones first.
 */
export function settlingEvent<T extends { readonly type: string }>(
  kind: string,
  state: string,
  allowed: readonly T[],
  definition: Charted,
): T | undefined {
  const settles = ({ type }: T) =>
    definition.transitions.some(
      ({ event, source, effects }) =>
        event === type &&
        isWithin(state, source) &&
        effects.some(
          (effect) =>
            effect.type === 'settlePendientes' && (effect.kinds as readonly string[]).includes(kind),
        ),
    );
  return allowed.find(settles) ?? allowed.find(({ type }) => !mayEnd(type, state, definition));
}
