import type { Kysely } from 'kysely';
import type { EventLogQuery } from '../../cases/event-log/event-log-query.ts';
import type { LogSource } from '../../cases/event-log/log-source.ts';
import { walkCases, walkJournal, walkJournalOfExpediente } from '../../cases/walk-cases.ts';
import type { Tables } from '../database/schema.ts';
import { readRecords } from '../read/read-records.ts';

/** What an event log is written from: a page of cases or of lines in memory at a time. */
export function logSource(db: Kysely<Tables>, { eventTypes, from, to, after }: EventLogQuery): LogSource {
  const store = readRecords(db).questions;
  const clock = () => new Date().toISOString();
  return {
    eventTypes,
    cases: () => walkCases({ store, clock }, { from, to, after }),
    journal: (id) => walkJournal({ store }, id),
    journalOfExpediente: (id) => walkJournalOfExpediente({ store }, id),
  };
}
