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
  yield row(columns);
  for await (const { asistencias } of cases())
    for (const { id } of asistencias)
      for await (const entry of journal(id))
        yield row([
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

const row = (values: readonly (string | null)[]): string => `${values.map(field).join(',')}\r\n`;

function field(value: string | null): string {
  const text = value ?? '';
  // A spreadsheet would take it for a formula.
  const inert = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
