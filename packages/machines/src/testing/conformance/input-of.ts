import type { AsistenciaContext } from '../../asistencia/context.ts';
import type { AsistenciaInput } from '../../asistencia/input.ts';

/** What opened an asistencia, from its context. */
export const inputOf = ({
  service,
  plan,
  call,
  openedAt,
  warrantyOf,
  policy,
}: AsistenciaContext): AsistenciaInput => ({
  service,
  plan,
  call,
  openedAt,
  ...(warrantyOf ? { warrantyOf } : {}),
  policy,
});
