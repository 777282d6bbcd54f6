import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';

const module = new URL('../bin/progress-line.js', import.meta.url).href;

it.each([
  [true, /^(<0 s, walks: 7 of){2,}<$/],
  [false, /^(0 s, walks: 7 of 1000\n){2,}$/],
])('says how far a run is: on a terminal (%j) in one line, within its width', async (isTTY, expected) => {
  const { progressLine } = await import(module);
  let written = '';
  const write = (text: string) => {
    written += text.replace('\r\u001b[K', '<');
  };
  const line = progressLine({ isTTY, columns: 17, write }, 10);
  line.onProgress({ phase: 'walks', done: 7, of: 1000 });
  await pause(100);
  line.end();
  const { length } = written;
  await pause(30);
  expect(written).toMatch(expected);
  expect(written).toHaveLength(length);
});
