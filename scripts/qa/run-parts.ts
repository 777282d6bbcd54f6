import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import type { Asked, Part, Report } from './part.ts';
import type { Progress } from './progress.ts';
import type { Message } from './work.ts';

/** A part that was run. */
export interface Ran {
  part: Part;
  report: Report;
  /** Of all its processes together. */
  seconds: number;
}

interface Task {
  part: Part;
  index: number;
  of: number;
}

/** Runs parts in as many processes at once as there are cores. */
export async function runParts(parts: readonly Part[], asked: Asked, progress: Progress): Promise<Ran[]> {
  const tasks = parts.flatMap((part) => {
    const of = part.slices(asked);
    return Array.from({ length: of }, (_, index): Task => ({ part, index, of }));
  });
  const results = new Map<Part, unknown[]>(parts.map((part) => [part, []]));
  const seconds = new Map<Part, number>();
  const waiting = tasks.values();
  progress.begin(tasks.length);
  await Promise.all(
    Array.from({ length: availableParallelism() }, async () => {
      for (const task of waiting) {
        const began = performance.now();
        const result = await inItsProcess(task, asked, progress);
        (results.get(task.part) as unknown[])[task.index] = result;
        seconds.set(task.part, (seconds.get(task.part) ?? 0) + (performance.now() - began) / 1000);
      }
    }),
  );
  progress.end();
  return parts.map((part) => ({
    part,
    report: part.report(results.get(part) ?? [], asked),
    seconds: Math.round(seconds.get(part) ?? 0),
  }));
}

function inItsProcess({ part, index, of }: Task, asked: Asked, progress: Progress): Promise<unknown> {
  const name = of === 1 ? part.name : `${part.name} ${index + 1}/${of}`;
  const file = new URL('work.ts', import.meta.url);
  const args = [part.name, String(index), String(of), JSON.stringify(asked)];
  // A part may start the demonstration, which warns of itself.
  const child = fork(file, args, { execArgv: ['--disable-warning=CONEXION_DEMO'] });
  progress.at(name, 0, 0);
  return new Promise((resolve, reject) => {
    let answer: { result: unknown } | undefined;
    child.on('message', (message: Message) => {
      if ('result' in message) answer = message;
      else progress.at(name, ...message.progress);
    });
    child.on('error', reject);
    // After every message; the exit itself may be heard before them.
    child.on('disconnect', () => {
      progress.finish(name);
      if (answer) resolve(answer.result);
      else reject(new Error(`${name} ended without a result`));
    });
  });
}
