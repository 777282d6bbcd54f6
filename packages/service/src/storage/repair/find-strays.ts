import { type Kysely, sql } from 'kysely';
import type { Tables } from './repaired-tables.ts';

/** Asistencias that contradict their expedientes. */
export async function findStrays(db: Kysely<Tables>): Promise<{ id: string; fault: string }[]> {
  const { rows } = await sql<{ id: string; status: string | null; case_status: string }>`
        select asistencia.id, status, case_status from asistencia
        left join expediente on expediente.id = asistencia.expediente_id
        where status is null or status != case_status`.execute(db);
  return rows.map(({ id, status, case_status }) => ({
    id,
    fault:
      status === null ? 'its expediente is not there' : `its expediente is ${status}, and not ${case_status}`,
  }));
}
