import { rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { PostgresServer } from '../postgres-server.ts';
import { temporaryDir } from '../running-service.ts';
import { countDamage, type Damage } from './count-damage.ts';
import { type Load, startLoad } from './load.ts';
import { type NodeProcess, startNode } from './node-process.ts';

interface Report extends Damage {
  kills?: number;
  unavailable: number;
  withoutRetryAfter: number;
}

interface Situation {
  databaseUrl?: string | undefined;
}

async function inDirectory<T>(work: (dataDir: string) => Promise<T>): Promise<T> {
  const dataDir = temporaryDir();
  try {
    return await work(dataDir);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function report(node: NodeProcess, load: Load): Promise<Report> {
  return {
    ...(await countDamage(node.url, load)),
    unavailable: load.statuses.get(503) ?? 0,
    withoutRetryAfter: load.withoutRetryAfter(),
  };
}

/** A random moment under load, counted in answers: it is the same on a slow machine. */
const atRandom = (load: Load, most: number) => load.moreAnswers(Math.floor(Math.random() * most));

/** The only node is killed at random moments under load and started again. */
export const killAndRestart = ({ databaseUrl }: Situation, kills: number): Promise<Report> =>
  inDirectory(async (dataDir) => {
    const place = { dataDir, databaseUrl };
    let node = await startNode(place);
    let nodes = [node.url];
    const load = await startLoad({ nodes: () => nodes, writers: 8 });
    for (let kill = 0; kill < kills; kill++) {
      // A slow machine would kill every node before its first answer.
      if (kill % 2 === 0) await load.everybodyAnswered();
      await atRandom(load, 60);
      await node.kill();
      nodes = [];
      node = await startNode(place);
      nodes = [node.url];
    }
    await load.stop();
    const result = await report(node, load);
    await node.kill();
    return { kills, ...result };
  });

/**
 * Two nodes write the same asistencias; one of them is killed as often as asked, and started again.
 */
export const killOneOfTwo = (databaseUrl: string, kills: number): Promise<Report> =>
  inDirectory(async (dataDir) => {
    const place = { dataDir, databaseUrl };
    const [staying, first] = [await startNode(place), await startNode(place)];
    let leaving = first;
    let nodes = [staying.url, leaving.url];
    const load = await startLoad({ nodes: () => nodes, writers: 8, asistencias: 2 });
    await load.everybodyAnswered();
    for (let kill = 0; kill < kills; kill++) {
      await atRandom(load, 60);
      await leaving.kill();
      await load.moreAnswers(16);
      leaving = await startNode(place);
      nodes = [staying.url, leaving.url];
    }
    await load.moreAnswers(60);
    await load.stop();
    const result = await report(leaving, load);
    await Promise.all([staying.kill(), leaving.kill()]);
    return { kills, ...result };
  });

/** PostgreSQL is stopped and started under load. */
export const stopTheServer = (server: PostgresServer, databaseUrl: string, times: number): Promise<Report> =>
  inDirectory(async (dataDir) => {
    const node = await startNode({ dataDir, databaseUrl });
    const load = await startLoad({ nodes: () => [node.url], writers: 8 });
    for (let time = 0; time < times; time++) {
      await atRandom(load, 60);
      await server.pause();
      await load.moreOf(503, 16);
      await server.resume();
    }
    await load.moreAnswers(60);
    await load.stop();
    const result = await report(node, load);
    await node.kill();
    return result;
  });

/**
 * PostgreSQL stops for good under load; a standby takes its place, refuses writes, and is promoted.
 */
export const failOver = (server: PostgresServer, databaseUrl: string): Promise<Report> =>
  inDirectory(async (dataDir) => {
    const node = await startNode({ dataDir, databaseUrl });
    const load = await startLoad({ nodes: () => [node.url], writers: 8 });
    await load.everybodyAnswered();
    const promote = await server.failOver();
    await load.moreOf(503, 64);
    await promote();
    await load.everybodyAnswered();
    await load.stop();
    const result = await report(node, load);
    await node.kill();
    return result;
  });

/**
 * Less than the write-ahead log before it restarts (4,000 pages): however slow the machine, it is
 * full after some hundred events, and stays so.
 */
const fullAtBlocks = 7_000;

/** The disk of SQLite is full, by `ulimit -f`, until a node without the limit takes over. */
export const fillTheDisk = (): Promise<Report & { readiness: number }> =>
  inDirectory(async (dataDir) => {
    const limited = await startNode({ dataDir, fileBlocks: fullAtBlocks });
    let nodes = [limited.url];
    const load = await startLoad({ nodes: () => nodes, writers: 8 });
    await load.moreOf(503, 20);
    const beforeTheEnd = load.statuses.get(503) ?? 0;
    const readiness = await fullReadiness(limited.url);
    nodes = [];
    await limited.kill();
    const node = await startNode({ dataDir });
    nodes = [node.url];
    await load.stop();
    const result = await report(node, load);
    await node.kill();
    return { ...result, unavailable: beforeTheEnd, readiness };
  });

/** The answer of `/readyz` once its own write no longer fits either, and it has noticed. */
async function fullReadiness(url: string): Promise<number> {
  let status = 200;
  for (let asked = 0; status === 200 && asked < 200; asked++) {
    ({ status } = await fetch(`${url}/readyz`));
    if (status === 200) await pause(200);
  }
  return status;
}
