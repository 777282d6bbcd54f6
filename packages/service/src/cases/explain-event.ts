import { type By, stamp } from '@conexion/machines';
import { snapshotOf } from './asistencia-view.ts';
import { type Deps, stampAfter } from './deps.ts';
import { done, type Outcome, type RefusedBecause } from './outcome.ts';

export interface Explanation {
  accepted: boolean;
  refusals: readonly RefusedBecause[];
}

interface Asked {
  by: By;
  asistenciaId: string;
  request: { type: string };
}

/** Whether an event would be accepted now, and every reason against it. Changes nothing. */
export async function explainEvent(
  { store, clock, procedure }: Deps,
  { by, asistenciaId, request }: Asked,
): Promise<Outcome<Explanation>> {
  const found = await store.asistencia(asistenciaId);
  if (found === null) return { outcome: 'not-found' };
  const at = stampAfter(clock, found.lastAt);
  const refusals = procedure.explain(snapshotOf(procedure, found), stamp(request, { at, by }));
  return done({ accepted: refusals.length === 0, refusals });
}
