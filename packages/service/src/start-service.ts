import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { availableParallelism } from 'node:os';
import { createHost, parsePolicy } from '@conexion/machines';
import { createApp } from './app.ts';
import { type DemoKeys, loadDemoKeys } from './auth/demo-keys.ts';
import { loadKey } from './auth/load-key.ts';
import { createTokenVerifier, type VerifyToken } from './auth/verify-token.ts';
import { announceOverdue } from './cases/announce-overdue.ts';
import type { Clock, Deps } from './cases/deps.ts';
import { createTurns } from './cases/in-turn.ts';
import { createPeople, type People } from './cases/people.ts';
import type { Store } from './cases/store.ts';
import { createTail, type Tail } from './cases/tail.ts';
import { createDemoClock } from './demo/demo-clock.ts';
import { demoPeople } from './demo/demo-journeys.ts';
import { seedDemoCases } from './demo/seed-demo-cases.ts';
import { findPage } from './find-page.ts';
import { answerUnreadable } from './http/answer-unreadable.ts';
import type { Patience } from './http/patience.ts';
import { createListeners } from './http/write-events.ts';
import { type Accepting, acceptApps, isInspection } from './inspect/accept-apps.ts';
import { createRelay } from './inspect/relay.ts';
import { type Log, silentLog } from './log.ts';
import { createIds } from './new-id.ts';
import { checkOptions, type ServiceOptions } from './service-options.ts';
import { codeOf } from './storage/database/error-code.ts';
import { openDatabase, whereOf } from './storage/database/open-database.ts';
import { makeDataDir } from './storage/database/sqlite/make-data-dir.ts';
import { startHeavyReads } from './storage/heavy/start-heavy-reads.ts';
import { openSqlStore } from './storage/sql-store.ts';
import { startWriter } from './storage/write/start-writer.ts';
import { createSystemClock } from './system-clock.ts';
import { unwiseOf } from './unwise-of.ts';

/** A service that listens. */
export interface Service {
  /** Without a slash at its end. */
  url: string;
  /** Answers the requests that it has accepted, then closes the port and the store. */
  close(): Promise<void>;
}

const demonstration = `
  MODO DE DEMOSTRACIÓN: cualquier persona puede entrar con cualquier rol. Solo para esta máquina.
  DEMONSTRATION MODE: anyone may enter with any role. For this machine only.
`;
const requestsPerSecond = 1_000;
// A burst may be so many seconds' worth: a page that opens sends many requests.
const burstSeconds = 10;
const answersKeptMilliseconds = 48 * 60 * 60 * 1000;
const forgettingMilliseconds = 60 * 60 * 1000;
const streamPatience: Patience = { heartbeat: 15_000, slow: 10_000 };
const announcingMilliseconds = 5_000;
const writingPeopleMilliseconds = 5_000;
const pollingMilliseconds = 1_000;
const countingMilliseconds = 2_000;
const closingMilliseconds = 10_000;
const relayLimits = {
  apps: 16,
  ofApp: { actors: 1_000, characters: 2_000_000 },
  ofViewer: { messages: 4_000, characters: 4_000_000 },
};
// The server's time-outs, in milliseconds; a slower client occupies only its connection.
const patience = {
  requestTimeout: 30_000,
  headersTimeout: 10_000,
  keepAliveTimeout: 60_000,
  // The precision of the first two.
  connectionsCheckingInterval: 5_000,
};

/**
 * Starts the service and resolves once it listens. Rejects with a `ConfigError`, which names each
 * option that is wrong, before anything is opened.
 */
export async function startService(options: ServiceOptions): Promise<Service> {
  checkOptions(options);
  const { host = '127.0.0.1', log = silentLog, clock = systemClock } = options;
  const { verifyToken, demoKeys } = await trustOf(options);
  for (const advice of unwiseOf(options)) log.warn({}, advice);

  const store = await openStore(options);
  const demoClock = demoKeys && createDemoClock(clock);
  const deps = depsOf(options, store, demoClock?.clock ?? clock);
  const people = createPeople(store, deps.clock, options.people ?? (demoKeys && demoPeople));
  const closing = new AbortController();
  const tail = createTail(store, (err) => log.warn({ err }, 'the stream is behind'));
  const { announce, writePeople, start } = backgroundOf(deps, people, tail, log);
  const advanceClock = (minutes: number) => {
    demoClock?.advance(minutes);
    void announce();
  };
  const relay = (options.inspect ?? demoKeys !== undefined) ? createRelay(relayLimits) : undefined;
  const app = createApp({
    ...deps,
    log,
    people,
    verifyToken,
    demo: demoKeys && { keys: demoKeys, advanceClock },
    relay,
    currency: options.currency,
    pageDir: options.pageDir ?? (await findPage()),
    streams: {
      tail,
      closing: closing.signal,
      patience: options.streamPatience ?? streamPatience,
      listeners: createListeners(),
    },
    trustedProxies: options.trustedProxies ?? [],
    limit: limitOf(options.requestsPerSecond),
  });
  const inspection = relay && { relay, log, verifyToken: demoKeys ? null : verifyToken };
  const { server, closeServer } = serverOf(app, inspection);
  try {
    if (options.seed) await seedDemoCases(deps);
    await listen(server, options.port ?? 0, host);
  } catch (error) {
    await store.close();
    throw error;
  }
  const stop = start();
  return {
    url: urlOf(host, server),
    async close() {
      stop();
      closing.abort();
      tail.close();
      await closeServer();
      await writePeople();
      await store.close();
    },
  };
}

/** Whose tokens are accepted: the provider's, or those that the demonstration signs. */
async function trustOf(options: ServiceOptions): Promise<{ verifyToken: VerifyToken; demoKeys?: DemoKeys }> {
  const { keys, dataDir } = options;
  if (keys) return { verifyToken: createTokenVerifier(loadKey(keys), { ...options, clockTolerance: 30 }) };
  makeDataDir(dataDir);
  const demoKeys = await loadDemoKeys(dataDir);
  process.emitWarning(demonstration, { type: 'Warning', code: 'CONEXION_DEMO' });
  // The demonstration's tokens are signed by this very clock.
  const verifyToken = createTokenVerifier(demoKeys.publicKey, { ...options, clockTolerance: 0 });
  return { verifyToken, demoKeys };
}

/** The store, which starts its threads for writes and for heavy reads. */
function openStore({ largestBatch, log, ...place }: ServiceOptions): Promise<Store> {
  const database = openDatabase(whereOf(place));
  // On one processor a thread would gain nothing, nor does it where changes are not grouped.
  const isOnLoop = availableParallelism() === 1 || largestBatch === 1;
  return openSqlStore(database, systemClock, {
    log,
    startHeavyReads: () => startHeavyReads(database.where),
    ...(isOnLoop ? { largestBatch } : { startWriter: () => startWriter(database, largestBatch) }),
  });
}

const limitOf = (perSecond = requestsPerSecond) => ({ perSecond, burst: perSecond * burstSeconds });

const systemClock = createSystemClock();

const depsOf = ({ procedure, policy }: ServiceOptions, store: Store, clock: Clock): Deps => ({
  store,
  inTurn: createTurns(),
  clock,
  newId: createIds(),
  procedure: procedure ?? createHost(),
  policy: policy ?? parsePolicy({}),
});

/** What a node does beside its requests; `start` sets its timers and returns what clears them. */
function backgroundOf(deps: Deps, people: People, tail: Tail, log: Log) {
  const { store } = deps;
  const warn = (message: string) => (err: unknown) => log.warn({ err }, message);
  const announce = () => announceOverdue(deps).catch(warn('overdue pendientes not announced'));
  const writePeople = () => people.write().catch(warn('callers not written'));
  const oldest = () => new Date(Date.now() - answersKeptMilliseconds).toISOString();
  const forget = () => store.forgetAnswers(oldest()).catch(warn('old answers not forgotten'));
  const start = () => {
    const timers = [
      setInterval(announce, announcingMilliseconds),
      setInterval(writePeople, writingPeopleMilliseconds),
      setInterval(forget, forgettingMilliseconds),
      setInterval(() => tail.poll(), pollingMilliseconds),
      // The next run retries a failure.
      setInterval(() => store.countSteps().catch(() => {}), countingMilliseconds),
    ];
    return () => timers.forEach(clearInterval);
  };
  return { announce, writePeople, start };
}

/** The server of an app; apps under inspection connect to it too, where they may. */
function serverOf(app: RequestListener, inspection: Accepting | undefined) {
  const options = inspection ? { ...patience, shouldUpgradeCallback: isInspection } : patience;
  const server = createServer(options, app);
  const partFromApps = inspection && acceptApps(server, inspection);
  answerUnreadable(server);
  const sockets = socketsOf(server);
  const closeServer = () => {
    partFromApps?.();
    return close(server, sockets);
  };
  return { server, closeServer };
}

const listeningFaults: Readonly<Record<string, string>> = {
  EADDRINUSE: 'PORT: another program listens there; stop it, or choose another port',
  EACCES: 'PORT: this user may not listen there; choose a port above 1023',
  EADDRNOTAVAIL: 'HOST: this machine has no such address; 0.0.0.0 means all of its addresses',
  EAI_AGAIN: 'HOST: the name cannot be looked up now; 0.0.0.0 means all addresses of this machine',
  ENOTFOUND: 'HOST: no address has this name; 0.0.0.0 means all addresses of this machine',
};

async function listen(server: Server, port: number, host: string): Promise<void> {
  server.listen(port, host);
  await once(server, 'listening').catch((cause) => {
    const fault = listeningFaults[codeOf(cause) ?? ''];
    throw fault === undefined ? cause : new Error(fault, { cause });
  });
}

function urlOf(host: string, server: Server): string {
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return `http://${host.includes(':') && !host.startsWith('[') ? `[${host}]` : host}:${port}`;
}

/** The open connections of a server. */
function socketsOf(server: Server): ReadonlySet<Socket> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return sockets;
}

async function close(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  // A connection becomes idle after its last request, and would be kept alive.
  const idle = setInterval(() => {
    server.closeIdleConnections();
    // Node does not count a connection without any request as idle.
    for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
  }, 50);
  const deadline = setTimeout(() => server.closeAllConnections(), closingMilliseconds);
  await closed;
  clearInterval(idle);
  clearTimeout(deadline);
}
