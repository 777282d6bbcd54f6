import { csvRow } from '@conexion/machines/csv-row';
import type { LogSource } from './log-source.ts';

const columns = [
  'case_id',
  'expediente_id',
  'activity',
  'timestamp',
  'resource',
  'role',
  'kind',
  'seq',
  'from',
  'to',
  'stage',
  'sub_stage',
  'closure_status',
  'clauses',
] as const;

/** The journal as RFC 4180: a row for each line, the asistencia being the case. */
export async function* csvLog({ cases, journal }: LogSource): AsyncGenerator<string> {
  yield csvRow(columns);
  for await (const { asistencias } of cases())
    for (const { id } of asistencias)
      for await (const entry of journal(id))
        yield csvRow([
          id,
          entry.expedienteId,
          entry.type,
          entry.at,
          entry.by.id,
          entry.by.role,
          entry.kind,
          String(entry.seq),
          entry.from,
          entry.to,
          entry.stage,
          entry.subStage,
          entry.closureStatus,
          entry.clauses.join(' '),
        ]);
}
