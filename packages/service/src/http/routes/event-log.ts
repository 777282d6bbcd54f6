import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import type { Deps } from '../../cases/deps.ts';
import { walkCases, walkJournal, walkJournalOfExpediente } from '../../cases/walk-cases.ts';
import { ocelAnswer } from '../answer-schemas.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';
import { csvLog } from '../event-log/csv-log.ts';
import type { LogSource } from '../event-log/log-source.ts';
import { ocelLog } from '../event-log/ocel-log.ts';
import { xesLog } from '../event-log/xes-log.ts';

const formats = {
  csv: { write: csvLog, mediaType: 'text/csv; charset=utf-8', file: 'conexion.csv' },
  xes: { write: xesLog, mediaType: 'application/xml; charset=utf-8', file: 'conexion.xes' },
  ocel: { write: ocelLog, mediaType: 'application/json; charset=utf-8', file: 'conexion.ocel.json' },
};

const eventLogQuery = z.strictObject({ format: z.enum(['csv', 'xes', 'ocel']) });

/** The whole journal for process mining, streamed: memory does not grow with its length. */
export const eventLogEndpoint = (deps: Deps): Endpoint =>
  endpoint({
    method: 'get',
    path: '/api/eventlog',
    about: {
      summary: 'The journal as an event log: CSV, XES (IEEE 1849) or OCEL 2.0 JSON',
      answer: {
        status: 200,
        description:
          'The log, newest case first: a case is an asistencia with its lines in their order; OCEL has those of expedientes too',
        schema: ocelAnswer,
        mediaTypes: ['text/csv', 'application/xml'],
      },
    },
    query: eventLogQuery,
    handle: ({ query }) => {
      const { write, mediaType, file } = formats[query.format];
      const source: LogSource = {
        eventTypes: Object.keys(deps.procedure.events),
        cases: () => walkCases(deps),
        journal: (id) => walkJournal(deps, id),
        journalOfExpediente: (id) => walkJournalOfExpediente(deps, id),
      };
      return {
        status: 200,
        headers: { 'Content-Type': mediaType, 'Content-Disposition': `attachment; filename="${file}"` },
        write: (response) => pipeline(Readable.from(inPieces(write(source))), response),
      };
    },
  });

const pieceLength = 16_384;

/** Groups lines: they are short, and each write is costly. */
async function* inPieces(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let piece = '';
  for await (const text of texts) {
    piece += text;
    if (piece.length < pieceLength) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}
