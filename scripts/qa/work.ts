// The process of one slice: `work.ts NAME INDEX OF ASKED`. Its messages are its progress, then its
// result.
import type { Asked, Part } from './part.ts';

export type Message = { progress: [done: number, total: number] } | { result: unknown };

// Without the command that asked no one waits for the result.
process.on('disconnect', () => process.exit());

const send = (message: Message): void => void process.send?.(message);
const [, , name, index, of, asked = '{}'] = process.argv;

const { part } = (await import(`./parts/${name}.ts`)) as { part: Part };
const result = await part.run({
  ...(JSON.parse(asked) as Asked),
  index: Number(index),
  of: Number(of),
  progress: (done, total) => send({ progress: [done, total] }),
});
process.send?.({ result } satisfies Message, () => process.disconnect?.());
