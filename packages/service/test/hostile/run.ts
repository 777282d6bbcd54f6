// `npm run hostile [-- <count> [seed]]`: sends generated requests, then prints a summary of the
// answers: first on SQLite, then on the oldest and the newest PostgreSQL.
import { newestPostgres, oldestPostgres, startPostgres } from '../postgres-server.ts';
import { attack } from './attack.ts';

const [count = 100_000, seed = Date.now() % 1_000_000] = process.argv.slice(2).map(Number);

async function report(name: string, databaseUrl?: string): Promise<void> {
  const began = performance.now();
  const { sent, statuses, faults, heap } = await attack(count, seed, databaseUrl);
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(
    `${name}: ${sent} requests in ${seconds} s, seed ${seed}; answers by status: ${JSON.stringify(statuses)}`,
  );
  console.log(`heap after a quarter ${heap.quarter} MB, at the end ${heap.end} MB`);
  for (const { request, what } of faults.slice(0, 10)) console.log(what, JSON.stringify(request));
  console.log(`${faults.length} answered with 5xx or not at all`);
  if (faults.length > 0) process.exitCode = 1;
}

await report('SQLite');
for (const version of [oldestPostgres, newestPostgres]) {
  const server = await startPostgres([], version);
  try {
    await report(`PostgreSQL ${version}`, await server.createDatabase('hostile'));
  } finally {
    await server.stop();
  }
}
process.exit();
