// Preloaded by a host under test: its clock is ahead of the true time by the seconds in a file, in
// the form of libfaketime.
import { readFileSync } from 'node:fs';

const file = process.env.FAKETIME_TIMESTAMP_FILE;
const keptMilliseconds = 10;
const now = Date.now.bind(Date);
let readAt = Number.NEGATIVE_INFINITY;
let ahead = 0;

function shifted() {
  if (performance.now() - readAt > keptMilliseconds) {
    readAt = performance.now();
    ahead = Number(readFileSync(file, 'utf8')) * 1_000 || 0;
  }
  return now() + ahead;
}

if (file !== undefined)
  globalThis.Date = new Proxy(Date, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length > 0 ? args : [shifted()], newTarget),
    apply: (target) => new target(shifted()).toString(),
    get: (target, name, receiver) => (name === 'now' ? shifted : Reflect.get(target, name, receiver)),
  });
