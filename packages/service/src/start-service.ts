import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { availableParallelism } from 'node:os';
import { createHost, parsePolicy } from '@conexion/machines';
import { createApp } from './app.ts';
import { type DemoKeys, loadDemoKeys } from './auth/demo-keys.ts';
import { loadKey } from './auth/load-key.ts';
import { createTokenVerifier } from './auth/verify-token.ts';
import { announceOverdue } from './cases/announce-overdue.ts';
import type { Deps } from './cases/deps.ts';
import { createTurns } from './cases/in-turn.ts';
import { createPeople } from './cases/people.ts';
import type { Store } from './cases/store.ts';
import { createTail } from './cases/tail.ts';
import { createDemoClock } from './demo/demo-clock.ts';
import { demoPeople } from './demo/demo-journeys.ts';
import { seedDemoCases } from './demo/seed-demo-cases.ts';
import { findPage } from './find-page.ts';
import { answerUnreadable } from './http/answer-unreadable.ts';
import type { Patience } from './http/patience.ts';
import { createListeners } from './http/write-events.ts';
import { acceptApps, isInspection } from './inspect/accept-apps.ts';
import { createRelay } from './inspect/relay.ts';
import { type Log, silentLog } from './log.ts';
import { createIds } from './new-id.ts';
import { checkOptions, type ServiceOptions } from './service-options.ts';
import { openDatabase, whereOf } from './storage/database/open-database.ts';
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
  const { dataDir, host = '127.0.0.1', log = silentLog, keys } = options;
  const key = keys && loadKey(keys);
  const demoKeys = keys ? undefined : await loadDemoKeys(dataDir);
  if (demoKeys) process.emitWarning(demonstration, { type: 'Warning', code: 'CONEXION_DEMO' });
  const verifyToken = createTokenVerifier(key ?? publicKeyOf(demoKeys), {
    ...options,
    // The demonstration's tokens are signed by this very clock.
    clockTolerance: keys ? 30 : 0,
  });

  for (const advice of unwiseOf(options)) log.warn({}, advice);

  const store = await openStore(options);
  const clock = options.clock ?? systemClock;
  const demoClock = demoKeys && createDemoClock(clock);
  const deps: Deps = {
    store,
    inTurn: createTurns(),
    clock: demoClock?.clock ?? clock,
    newId: createIds(),
    procedure: options.procedure ?? createHost(),
    policy: options.policy ?? parsePolicy({}),
  };
  const announce = () =>
    announceOverdue(deps).catch((err) => log.warn({ err }, 'overdue pendientes not announced'));
  const people = createPeople(store, deps.clock, options.people ?? (demoKeys && demoPeople));
  const writePeople = () => people.write().catch((err) => log.warn({ err }, 'callers not written'));
  const closing = new AbortController();
  const tail = createTail(store, (err) => log.warn({ err }, 'the stream is behind'));
  const relay = (options.inspect ?? demoKeys !== undefined) ? createRelay(relayLimits) : undefined;
  const server = createServer(
    relay ? { ...patience, shouldUpgradeCallback: isInspection } : patience,
    createApp({
      ...deps,
      log,
      people,
      verifyToken,
      demo: demoKeys &&
        demoClock && {
          keys: demoKeys,
          advanceClock: (minutes) => {
            demoClock.advance(minutes);
            void announce();
          },
        },
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
    }),
  );
  const partFromApps =
    relay && acceptApps(server, { relay, log, verifyToken: demoKeys ? null : verifyToken });
  answerUnreadable(server);
  const sockets = socketsOf(server);
  try {
    if (options.seed) await seedDemoCases(deps);
    server.listen(options.port ?? 0, host);
    await once(server, 'listening');
  } catch (error) {
    await store.close();
    throw error;
  }
  const timers = [
    setInterval(announce, announcingMilliseconds),
    setInterval(writePeople, writingPeopleMilliseconds),
    setInterval(() => forgetAnswers(store, log), forgettingMilliseconds),
    setInterval(() => tail.poll(), pollingMilliseconds),
    // The next run retries a failure.
    setInterval(() => store.countSteps().catch(() => {}), countingMilliseconds),
  ];
  return {
    url: urlOf(host, server),
    async close() {
      for (const timer of timers) clearInterval(timer);
      closing.abort();
      tail.close();
      partFromApps?.();
      await closeServer(server, sockets);
      await writePeople();
      await store.close();
    },
  };
}

/** The store with its threads: one for writes, two for heavy reads. */
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

function publicKeyOf(demoKeys: DemoKeys | undefined) {
  if (!demoKeys) throw new Error('There is neither a provider nor a demonstration key');
  return demoKeys.publicKey;
}

async function forgetAnswers(store: Store, log: Log): Promise<void> {
  try {
    await store.forgetAnswers(new Date(Date.now() - answersKeptMilliseconds).toISOString());
  } catch (err) {
    log.warn({ err }, 'old answers not forgotten');
  }
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

async function closeServer(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
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
