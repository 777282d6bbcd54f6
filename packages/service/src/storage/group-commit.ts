import type { Change, Commit } from '../cases/store.ts';

/** Writes some changes in one transaction; each has its own answer, an error where it could not be written. */
export type WriteBatch = (changes: readonly Change[]) => Promise<readonly (Commit | Error)[]>;

interface Waiting {
  change: Change;
  resolve(commit: Commit): void;
  reject(error: Error): void;
}

const changesTogether = 128;

/**
 * One transaction for all that was asked at about the same time: syncing the disk is what a commit costs, and
 * it costs the same for one change and for a hundred.
 */
export function groupCommit(
  write: WriteBatch,
  largestBatch = changesTogether,
): (change: Change) => Promise<Commit> {
  let waiting: Waiting[] = [];
  let isWriting = false;

  async function drain(): Promise<void> {
    while (waiting.length > 0) {
      const { batch, later } = takeBatch(waiting, largestBatch);
      waiting = later;
      const answers = await write(batch.map(({ change }) => change)).catch((error) => batch.map(() => error));
      for (const [index, { resolve, reject }] of batch.entries()) {
        const answer = answers[index];
        if (answer instanceof Error) reject(answer);
        else resolve(answer ?? 'conflict');
      }
    }
    isWriting = false;
  }

  return (change) =>
    new Promise((resolve, reject) => {
      waiting.push({ change, resolve, reject });
      if (isWriting) return;
      isWriting = true;
      // After the requests that this turn of the loop has read.
      setImmediate(drain);
    });
}

/** Two changes of the same record never share a batch: the second must see what became of the first. */
function takeBatch(
  waiting: readonly Waiting[],
  largestBatch: number,
): { batch: Waiting[]; later: Waiting[] } {
  const batch: Waiting[] = [];
  const later: Waiting[] = [];
  const taken = new Set<string>();
  for (const item of waiting) {
    const subjects = subjectsOf(item.change);
    if (batch.length < largestBatch && subjects.every((subject) => !taken.has(subject))) batch.push(item);
    else later.push(item);
    for (const subject of subjects) taken.add(subject);
  }
  return { batch, later };
}

function subjectsOf({ expediente, asistencia, pendientes = [], answer }: Change): string[] {
  const subjects = pendientes.map(({ id }) => id);
  if (expediente) subjects.push(expediente.id);
  if (asistencia) subjects.push(asistencia.id);
  if (answer) subjects.push(answer.scope);
  return subjects;
}
