import express, { type Express } from 'express';
import type { DemoKeys } from './auth/demo-keys.ts';
import type { VerifyToken } from './auth/verify-token.ts';
import type { Deps } from './cases/deps.ts';
import type { People } from './cases/people.ts';
import type { Tail } from './cases/tail.ts';
import { createBudgets } from './http/budgets.ts';
import { refuseOtherMethods } from './http/known-paths.ts';
import { createVoices } from './http/language.ts';
import { observeRequests, tellRequestId } from './http/observe-requests.ts';
import { openApi } from './http/openapi.ts';
import { operations } from './http/operations.ts';
import { rateLimit } from './http/rate-limit.ts';
import { asistenciaEndpoints } from './http/routes/asistencias.ts';
import { boardEndpoint } from './http/routes/board.ts';
import { definitionEndpoint } from './http/routes/definition.ts';
import { demoClockEndpoint } from './http/routes/demo-clock.ts';
import { demoTokenEndpoint } from './http/routes/demo-token.ts';
import { docsRoutes } from './http/routes/docs.ts';
import { eventLogEndpoint } from './http/routes/event-log.ts';
import { expedienteEndpoints } from './http/routes/expedientes.ts';
import { healthRoutes } from './http/routes/health.ts';
import { inspectEndpoint } from './http/routes/inspect.ts';
import { knownValuesEndpoint } from './http/routes/known-values.ts';
import { measuresEndpoint } from './http/routes/measures.ts';
import { createMetrics } from './http/routes/metrics.ts';
import { pageRoutes } from './http/routes/page.ts';
import { pendienteEndpoints } from './http/routes/pendientes.ts';
import { peopleEndpoint } from './http/routes/people.ts';
import { meEndpoint, signInEndpoint } from './http/routes/sign-in.ts';
import { streamEndpoint } from './http/routes/stream.ts';
import { authenticate, limitAddress, notFound, onError, serve } from './http/serve.ts';
import type { Streams } from './http/write-events.ts';
import type { Relay } from './inspect/relay.ts';
import type { Log } from './log.ts';

export interface AppDeps extends Deps {
  log: Log;
  people: People;
  verifyToken: VerifyToken;
  /** In demonstration mode only: issues tokens and sets the clock. */
  demo?: { keys: DemoKeys; advanceClock(minutes: number): void } | undefined;
  /** Of each caller: requests per second, and how many at once. */
  limit: { perSecond: number; burst: number };
  /** Whose `X-Forwarded-For` says from which address a request comes. */
  trustedProxies: string[];
  /** In which amounts are proposed, where the company has one currency. */
  currency?: string | undefined;
  /** What clients watch: where streams read, what ends them, and which are open. */
  streams: Streams & { tail: Tail };
  /** What apps under inspection tell; undefined where none may connect. */
  relay?: Relay | undefined;
  /** The built page; without it, `/` says how to get it. */
  pageDir?: string | undefined;
}

/** The service as an Express application. It never listens: its caller does. */
export function createApp(deps: AppDeps): Express {
  const { log, demo, verifyToken, pageDir } = deps;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  const metrics = createMetrics({ ...deps, ...deps.streams });
  app.use(observeRequests(metrics.measure, ({ isEndless: _, ...served }) => log.info(served, 'request')));
  const budgets = createBudgets(metrics.countRefusedRead, (kind) =>
    deps.store.started(kind === 'export' ? 'eventLog' : kind),
  );
  const signIn = demo ? 'demo' : 'token';
  const open = [signInEndpoint(signIn), ...(demo ? [demoTokenEndpoint(deps, demo.keys)] : [])];
  const endpoints = [
    // The most called first: Express tries them in order.
    ...asistenciaEndpoints(deps, metrics.countEvent),
    ...pendienteEndpoints(deps),
    ...expedienteEndpoints(deps, budgets),
    knownValuesEndpoint(deps, budgets),
    peopleEndpoint(deps.people),
    boardEndpoint(deps, budgets),
    measuresEndpoint(deps, budgets),
    definitionEndpoint(deps),
    meEndpoint(signIn, deps.currency ?? null),
    eventLogEndpoint(deps, budgets),
    streamEndpoint(deps.streams.tail, deps.streams),
    ...(deps.relay ? [inspectEndpoint(deps.relay, deps.streams)] : []),
    ...(demo ? [demoClockEndpoint(deps, demo.advanceClock)] : []),
  ];
  const served = [...endpoints, ...open, ...operations];
  app.set('trust proxy', deps.trustedProxies);
  app.locals.voiceOf = createVoices(deps.procedure);
  app.use(refuseOtherMethods([...served, { method: 'get', path: '/' }]));
  const limit = rateLimit(deps.limit);
  for (const { method, path, ...rest } of open)
    app[method](path, limitAddress(limit), serve({ method, path, ...rest }));
  app.use('/api', authenticate(verifyToken, limit, log, deps.people));
  for (const endpoint of endpoints) app[endpoint.method](endpoint.path, serve(endpoint));
  app.use('/api', notFound);

  app.use(tellRequestId);
  app.use(healthRoutes(deps.store), metrics.routes);
  app.use(docsRoutes(openApi(served, deps.procedure)));
  app.use(pageRoutes(pageDir));
  app.use(notFound);
  app.use(onError(log));
  return app;
}
