import type { Commit } from '../../cases/store.ts';
import type { ChangeRows } from './change-rows.ts';

/**
 * Writes several changes in one transaction; each has its own answer, an error where it could not
 * be written.
 */
export type WriteBatch = (changes: readonly ChangeRows[]) => Promise<readonly (Commit | Error)[]>;

interface Waiting {
  change: ChangeRows;
  /**
   * The records that it changes: two changes of the same record are never written at the same time,
   * because the second must see the result of the first.
   */
  subjects: readonly string[];
  resolve(commit: Commit): void;
  reject(error: Error): void;
}

interface Limits {
  /** How many changes share a transaction at most. */
  largestBatch?: number | undefined;
  /** How many transactions run at once at most. */
  atOnce?: number | undefined;
}

/**
 * Commits changes that arrive at about the same time in one transaction: a sync of the disk is the
 * cost of a commit, and it is the same for one change and for a hundred.
 */
export function groupCommit(
  write: WriteBatch,
  { largestBatch = 128, atOnce = 1 }: Limits = {},
): (change: ChangeRows) => Promise<Commit> {
  let waiting: Waiting[] = [];
  let underWay = 0;
  const taken = new Set<string>();

  function takeBatch(): Waiting[] {
    const batch: Waiting[] = [];
    const later: Waiting[] = [];
    const overtaken = new Set<string>();
    for (const item of waiting) {
      const isFree = item.subjects.every((subject) => !taken.has(subject) && !overtaken.has(subject));
      const isTaken = isFree && batch.length < largestBatch;
      (isTaken ? batch : later).push(item);
      for (const subject of item.subjects) (isTaken ? taken : overtaken).add(subject);
    }
    waiting = later;
    return batch;
  }

  async function drain(): Promise<void> {
    for (let batch = takeBatch(); batch.length > 0; batch = takeBatch()) {
      const answers = await write(batch.map(({ change }) => change)).catch((error) => batch.map(() => error));
      for (const { subjects } of batch) for (const subject of subjects) taken.delete(subject);
      for (const [index, { resolve, reject }] of batch.entries()) {
        const answer = answers[index];
        if (answer instanceof Error) reject(answer);
        else resolve(answer ?? 'conflict');
      }
    }
    underWay--;
  }

  return (change) =>
    new Promise((resolve, reject) => {
      waiting.push({ change, subjects: subjectsOf(change), resolve, reject });
      if (underWay === atOnce) return;
      underWay++;
      // After the changes that this turn of the loop has read.
      setImmediate(drain);
    });
}

const subjectsOf = (change: ChangeRows): string[] => [
  ...[change.expedientes, change.asistencias, change.asistenciasInPlace, change.pendientes].flatMap((rows) =>
    rows.map(({ id }) => id),
  ),
  ...change.answers.map(({ scope }) => scope),
];
