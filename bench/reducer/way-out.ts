import type { StateId } from '@conexion/machines';
import { cancel, open, releaseProvider } from './agenda.ts';
import type { Move } from './asistencia.ts';

type Moving = Pick<Move, 'before' | 'next' | 'effects'>;
type Closed = 'canceladoAlMomento' | 'canceladoPosterior' | 'proveedorCancelado' | 'asistenciaConcluida';

/** The asistencia ends; a provider who did not finish is released. */
export function close(move: Moving, closed: Closed): StateId {
  cancel(move, 'all');
  if (closed === 'canceladoPosterior' || closed === 'proveedorCancelado') {
    releaseProvider(move);
    move.next.assignment = null;
  }
  return closed;
}

/** The provider is replaced: the assignment starts again. */
export function release(move: Moving): StateId {
  const { before, next } = move;
  releaseProvider(move);
  cancel(move, 'automatic');
  next.assignment = null;
  next.arrivedAt = null;
  next.diagnosis = null;
  next.groundsAsked = before.groundsAsked.filter((ground) => ground !== before.review?.ground);
  next.review = null;
  next.supervisorToTell = false;
  open(move, 'assignProvider', 'warnLateAssignment');
  return 'asignacionProveedor.asignacionProveedor';
}
