import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

/** A measured process, or the one it is compared with. */
export interface Node {
  child: ChildProcess;
  url: string;
}

/** Starts a file of this directory that sends its URL. */
export async function startNode(file: string, ...args: string[]): Promise<Node> {
  const child = fork(new URL(file, import.meta.url).pathname, args);
  const [{ url }] = (await once(child, 'message')) as [{ url: string }];
  return { child, url };
}

export async function stop({ child }: Node): Promise<void> {
  const exited = once(child, 'exit');
  child.disconnect();
  await exited;
}

/** In MB. */
export async function memoryOf({ child }: Node): Promise<number> {
  child.send('memory');
  const [{ memory }] = (await once(child, 'message')) as [{ memory: number }];
  return Math.round(memory / 1e6);
}
