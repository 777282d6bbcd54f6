import type { ExpedienteSummary } from '../../cases/queries.ts';
import type { Entry } from '../../cases/records.ts';

/**
 * What an event log is written from. Of people it names who acted, by their id, and nobody else.
 */
export interface LogSource {
  cases(): AsyncIterable<ExpedienteSummary>;
  journal(asistenciaId: string): AsyncIterable<Entry>;
  /** Of an expediente, beside its asistencias. */
  journalOfExpediente(expedienteId: string): AsyncIterable<Entry>;
}
