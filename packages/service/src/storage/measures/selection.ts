import type { Kysely } from 'kysely';
import { fold } from '../../cases/fold.ts';
import type { MeasuresQuery } from '../../cases/measures.ts';
import type { Tables } from '../database/schema.ts';

/** The ids of what is measured; undefined where it is everything. */
export function selectionOf(db: Kysely<Tables>, { from, to, type, city, coordinator }: MeasuresQuery) {
  const ofCase = city !== undefined || coordinator !== undefined;
  if (!ofCase && [from, to, type].every((value) => value === undefined)) return undefined;
  let select = db.selectFrom('asistencia').select('asistencia.id');
  if (from !== undefined) select = select.where('asistencia.opened_at', '>=', from);
  if (to !== undefined) select = select.where('asistencia.opened_at', '<', to);
  if (type !== undefined) select = select.where('asistencia.type', '=', type);
  if (ofCase) {
    let cases = db.selectFrom('expediente').select('expediente.id');
    if (city !== undefined) cases = cases.where('expediente.city', '=', fold(city));
    if (coordinator !== undefined) cases = cases.where('expediente.coordinator_id', '=', coordinator);
    select = select.where('asistencia.expediente_id', 'in', cases);
  }
  return select;
}

export type Selection = ReturnType<typeof selectionOf>;
