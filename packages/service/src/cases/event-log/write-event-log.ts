import { csvLog } from './csv-log.ts';
import type { EventLogQuery } from './event-log-query.ts';
import type { LogSource } from './log-source.ts';
import { ocelLog } from './ocel-log.ts';
import { xesLog } from './xes-log.ts';

const writers = { csv: csvLog, xes: xesLog, ocel: ocelLog };
const pieceLength = 16_384;

/** Writes an event log as pieces of text. Lines are short, and each piece is costly to pass on. */
export async function* writeEventLog(
  format: EventLogQuery['format'],
  source: LogSource,
): AsyncGenerator<string> {
  let piece = '';
  for await (const text of writers[format](source)) {
    piece += text;
    if (piece.length < pieceLength) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}
