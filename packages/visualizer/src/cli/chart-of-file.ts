import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { extname, resolve } from 'node:path';
import type { Chart } from '../graph/chart.ts';
import { Unreadable } from './input.ts';

/** What the process that imports a module sends back. */
export type ModuleAnswer = { chart: Chart } | { refused: string };

/** How long a module may take to load, in milliseconds, such as one in an endless loop. */
const patience = 120_000;

const lackOf = ({ killed }: ChildProcess) =>
  killed
    ? `is not loaded after ${patience / 1000} seconds`
    : 'ended its process before its machine could be read';

/**
 * The machine that a module exports, as a chart: the export `name`, else the default, else the only
 * one. The module runs in a process by itself, whose output goes to the standard error, and which
 * ends as soon as the chart is read: neither what the module prints nor an actor that it starts
 * reaches the command. @throws {Unreadable}
 */
export async function chartOfFile(file: string, name: string | null): Promise<Chart> {
  const reader = new URL(`./read-module${extname(import.meta.url)}`, import.meta.url);
  const child = fork(reader, [resolve(file), ...(name === null ? [] : [name])], {
    execArgv: [],
    stdio: ['ignore', 2, 2, 'ipc'],
    timeout: patience,
  });
  try {
    const [answer] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as [
      ModuleAnswer | number | null,
    ];
    if (answer === null || typeof answer === 'number') throw new Unreadable(`${file} ${lackOf(child)}`);
    if ('refused' in answer) throw new Unreadable(`${file} ${answer.refused}`);
    return answer.chart;
  } finally {
    child.kill('SIGKILL');
  }
}
