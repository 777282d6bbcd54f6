import type { Kysely } from 'kysely';
import type { Board } from '../../cases/board.ts';
import type { EventLogQuery } from '../../cases/event-log/event-log-query.ts';
import { writeEventLog } from '../../cases/event-log/write-event-log.ts';
import type { KnownValues } from '../../cases/known-values.ts';
import type { Load } from '../../cases/load.ts';
import type { Measures, MeasuresQuery } from '../../cases/measures.ts';
import type { ExpedienteQuery, ExpedienteSummary, Page } from '../../cases/queries.ts';
import type { Tables } from '../database/schema.ts';
import { selectMeasures } from '../measures/select-measures.ts';
import { countOpen } from '../read/count-open.ts';
import { listExpedientes } from '../read/list-expedientes.ts';
import { selectBoard } from '../read/select-board.ts';
import { selectKnownValues } from '../read/select-known-values.ts';
import { logSource } from './log-source.ts';

export type HeavyRead = Exclude<keyof HeavyReads, 'started' | 'close'>;

/** The reads whose cost grows with what is stored. */
export interface HeavyReads {
  /** Resolves once what runs a read has started: the start is not the time of the read. */
  started(read: HeavyRead): Promise<unknown>;
  board(query: { now: string; each: number }): Promise<Board>;
  countOpen(query: { now: string }): Promise<Pick<Load, 'asistencias' | 'pendientes'>>;
  search(query: ExpedienteQuery): Promise<Page<ExpedienteSummary>>;
  knownValues(query: object): Promise<KnownValues>;
  measures(query: MeasuresQuery & { now: string }): Promise<Measures>;
  /** Pieces of text; a caller that stops asking for them ends the read. */
  eventLog(query: EventLogQuery): AsyncGenerator<string>;
  close(): Promise<void>;
}

/** The reads on connections, which their owner closes; measures and event logs take long. */
export const createHeavyReads = (db: Kysely<Tables>, ofMeasures = db, ofLogs = db): HeavyReads => ({
  started: async () => {},
  board: (query) => selectBoard(db, query),
  countOpen: ({ now }) => countOpen(db, now),
  search: (query) => listExpedientes(db, query),
  knownValues: () => selectKnownValues(db),
  measures: (query) => selectMeasures(ofMeasures, query),
  eventLog: (query) => writeEventLog(query.format, logSource(ofLogs, query)),
  close: async () => {},
});
