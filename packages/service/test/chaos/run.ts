// `npm run chaos [-- kills]`: the long form of chaos.test.ts, on SQLite and on the oldest and the
// newest PostgreSQL. Prints a line for each situation; fails where anything is lost.
import { newestPostgres, oldestPostgres, type PostgresServer, startPostgres } from '../postgres-server.ts';
import { failOver, fillTheDisk, killAndRestart, killOneOfTwo, stopTheServer } from './situations.ts';

const kills = Number(process.argv[2] ?? 50);

const onSqlite = {
  [`SQLite: kill -9 under load, ${kills} times`]: () => killAndRestart({}, kills),
  'SQLite: the disk full (ulimit -f)': fillTheDisk,
};
const onPostgres = (version: number, server: PostgresServer) => ({
  [`PostgreSQL ${version}: kill -9 under load, ${kills} times`]: async () =>
    killAndRestart({ databaseUrl: await server.createDatabase('killed') }, kills),
  [`PostgreSQL ${version}: two nodes on the same asistencias, one killed 10 times`]: async () =>
    killOneOfTwo(await server.createDatabase('two_nodes'), 10),
  [`PostgreSQL ${version}: the server stopped and started 5 times`]: async () =>
    stopTheServer(server, await server.createDatabase('stopped'), 5),
  [`PostgreSQL ${version}: the server gone, a standby promoted in its place`]: async () =>
    failOver(server, await server.createDatabase('failed_over')),
});

async function report(
  situations: Readonly<Record<string, () => ReturnType<typeof killAndRestart>>>,
): Promise<void> {
  for (const [name, run] of Object.entries(situations)) {
    const { acknowledged, lost, twice, halfWritten, unavailable, withoutRetryAfter } = await run();
    console.log(
      `${name}: ${acknowledged} events acknowledged, ${lost} lost, ${twice} written twice, ` +
        `${halfWritten} asistencias half-written; 503 answered ${unavailable} times, ` +
        `${withoutRetryAfter} of them without Retry-After`,
    );
    if (lost + twice + halfWritten + withoutRetryAfter > 0) process.exitCode = 1;
  }
}

await report(onSqlite);
for (const version of [oldestPostgres, newestPostgres]) {
  const server = await startPostgres([], version);
  try {
    await report(onPostgres(version, server));
  } finally {
    await server.stop();
  }
}
process.exit();
