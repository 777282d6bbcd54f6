import type { ExpedienteSummary } from '../queries.ts';
import type { Entry } from '../records.ts';

/** What an event log is written from. The only people in it are those who acted, by their id. */
export interface LogSource {
  /** The events that the host's machine takes. */
  eventTypes: readonly string[];
  cases(): AsyncIterable<ExpedienteSummary>;
  journal(asistenciaId: string): AsyncIterable<Entry>;
  /** The lines of an expediente that belong to none of its asistencias. */
  journalOfExpediente(expedienteId: string): AsyncIterable<Entry>;
}
