import express, { type Express } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import type { DemoKeys } from './auth/demo-keys.ts';
import type { VerifyToken } from './auth/verify-token.ts';
import type { Deps } from './cases/deps.ts';
import { logRequests } from './http/request-log.ts';
import { asistenciaEndpoints } from './http/routes/asistencias.ts';
import { definitionEndpoint } from './http/routes/definition.ts';
import { demoTokenEndpoint } from './http/routes/demo-token.ts';
import { expedienteEndpoints } from './http/routes/expedientes.ts';
import { healthRoutes } from './http/routes/health.ts';
import { pendienteEndpoints } from './http/routes/pendientes.ts';
import { authenticate, notFound, onError, serve } from './http/serve.ts';

export interface AppDeps extends Deps {
  log: Logger;
  verifyToken: VerifyToken;
  /** Given in demonstration mode only: it hands out tokens. */
  demoKeys?: DemoKeys | undefined;
  /** The built page; nothing is served at `/` without it. */
  pageDir?: string | undefined;
}

/** The service as an Express application. It never listens: that is its starter's. */
export function createApp(deps: AppDeps): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(logRequests(deps.log, deps.newId));
  app.use(healthRoutes(deps.store));

  if (deps.demoKeys) app.post('/api/demo/token', serve(demoTokenEndpoint(deps, deps.demoKeys)));
  app.use('/api', authenticate(deps.verifyToken));
  const endpoints = [
    // The most called first: Express looks through them in order.
    ...asistenciaEndpoints(deps),
    ...pendienteEndpoints(deps),
    ...expedienteEndpoints(deps),
    definitionEndpoint(),
  ];
  for (const endpoint of endpoints) app[endpoint.method](endpoint.path, serve(endpoint));
  app.use('/api', notFound);

  if (deps.pageDir !== undefined) app.use(pageHeaders, express.static(deps.pageDir));
  app.use(notFound);
  app.use(onError(deps.log));
  return app;
}

// On loopback there is no TLS to be upgraded to; behind a proxy that has it, the proxy says so.
const pageHeaders = helmet({
  contentSecurityPolicy: {
    directives: {
      upgradeInsecureRequests: null,
      fontSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
    },
  },
  strictTransportSecurity: false,
});
