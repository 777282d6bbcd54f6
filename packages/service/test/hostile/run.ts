// `npm run hostile [-- <count> [seed]]`: sends generated requests, then prints a summary of the
// answers.
import { attack } from './attack.ts';

const [count = 100_000, seed = Date.now() % 1_000_000] = process.argv.slice(2).map(Number);
const began = performance.now();
const { sent, statuses, faults, heap } = await attack(count, seed);
const seconds = Math.round((performance.now() - began) / 1000);
console.log(`${sent} requests in ${seconds} s, seed ${seed}; answers by status: ${JSON.stringify(statuses)}`);
console.log(`heap after a quarter ${heap.quarter} MB, at the end ${heap.end} MB`);
for (const { request, what } of faults.slice(0, 10)) console.log(what, JSON.stringify(request));
console.log(`${faults.length} answered with 5xx or not at all`);
if (faults.length > 0) process.exitCode = 1;
