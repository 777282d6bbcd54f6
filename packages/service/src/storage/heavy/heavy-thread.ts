// The thread of `start-heavy-reads.ts`: reads on separate connections.
import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import type { EventLogQuery } from '../../cases/event-log/event-log-query.ts';
import { answerAsked } from '../database/ask-worker.ts';
import type { Where } from '../database/database.ts';
import { openLanes } from '../database/open-readings.ts';
import { createHeavyReads, type HeavyRead, type HeavyReads } from './heavy-reads.ts';

/** The reads that one answer holds whole. */
export type Whole = Exclude<HeavyRead, 'eventLog'>;
/** An event log is asked for piece by piece, under a number. */
export type Question =
  | { [Name in Whole]: { read: Name; query: Parameters<HeavyReads[Name]>[0] } }[Whole]
  | { beginLog: number; query: EventLogQuery }
  | { nextPiece: number }
  | { endLog: number }
  | 'ready'
  | 'close';

// On Linux this is the priority of the calling thread alone: commits and requests go first.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_LOW);

const { openLane, close } = openLanes(workerData as Where);
const reads = createHeavyReads(openLane(), openLane(), openLane());
const logs = new Map<number, AsyncGenerator<string>>();

answerAsked<Question, unknown>(async (question) => {
  if (question === 'ready') return;
  if (question === 'close') return close().finally(() => parentPort?.close());
  if ('read' in question) return reads[question.read](question.query as never);
  if ('beginLog' in question) return void logs.set(question.beginLog, reads.eventLog(question.query));
  if ('endLog' in question) {
    const log = logs.get(question.endLog);
    logs.delete(question.endLog);
    return void (await log?.return(undefined));
  }
  const { value, done } = (await logs.get(question.nextPiece)?.next()) ?? { done: true, value: undefined };
  return done ? null : value;
});
