// `npm run chaos`: the long form of chaos.test.ts. Prints a line for each situation; fails where
// anything is lost.
import { startPostgres } from '../postgres-server.ts';
import { failOver, fillTheDisk, killAndRestart, killOneOfTwo, stopTheServer } from './situations.ts';

const kills = 50;
const server = await startPostgres();

const situations = {
  [`SQLite: kill -9 under load, ${kills} times`]: () => killAndRestart({}, kills),
  [`PostgreSQL: kill -9 under load, ${kills} times`]: async () =>
    killAndRestart({ databaseUrl: await server.createDatabase('killed') }, kills),
  'PostgreSQL: two nodes on the same asistencias, one killed 10 times': async () =>
    killOneOfTwo(await server.createDatabase('two_nodes'), 10),
  'PostgreSQL: the server stopped and started 5 times': async () =>
    stopTheServer(server, await server.createDatabase('stopped'), 5),
  'PostgreSQL: the server gone, a standby promoted in its place': async () =>
    failOver(server, await server.createDatabase('failed_over')),
  'SQLite: the disk full (ulimit -f)': fillTheDisk,
};

try {
  for (const [name, run] of Object.entries(situations)) {
    const { acknowledged, lost, twice, halfWritten, unavailable, withoutRetryAfter } = await run();
    console.log(
      `${name}: ${acknowledged} events acknowledged, ${lost} lost, ${twice} written twice, ` +
        `${halfWritten} asistencias half-written; 503 answered ${unavailable} times, ` +
        `${withoutRetryAfter} of them without Retry-After`,
    );
    if (lost + twice + halfWritten + withoutRetryAfter > 0) process.exitCode = 1;
  }
} finally {
  await server.stop();
}
process.exit();
