import { createHost } from '@conexion/machines';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppDeps, createApp } from '../src/app.ts';
import { send, startTestService } from './running-service.ts';

let service: Awaited<ReturnType<typeof startTestService>>;

beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service.stop());

interface Layer {
  route?: { path: string; methods: Record<string, boolean> };
  handle?: { stack?: Layer[] };
}

const routesIn = (stack: readonly Layer[]): string[] =>
  stack.flatMap(({ route, handle }) =>
    route
      ? Object.keys(route.methods).map((method) => `${method} ${route.path.replace(':id', '{id}')}`)
      : routesIn(handle?.stack ?? []),
  );

describe('the OpenAPI document', () => {
  it('names every route of the service, and no other', async () => {
    const unused = {
      procedure: createHost(),
      log: pino({ level: 'silent' }),
      demo: { keys: {}, advanceClock: () => {} },
      limit: { perSecond: 1, burst: 1 },
      streams: {},
      trustedProxies: [],
      relay: {},
      pageDir: 'page',
    };
    const app = createApp(unused as unknown as AppDeps) as unknown as { router: { stack: Layer[] } };
    const { body } = await send(`${service.url}/openapi.json`);
    const documented = Object.entries<object>(body.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method} ${path}`),
    );
    const assets = /^get \/(docs\/|$)/;
    expect(documented.sort()).toEqual(
      routesIn(app.router.stack)
        .filter((route) => !assets.test(route))
        .sort(),
    );
  });

  it('lists every code that a problem may have except internal', async () => {
    const { body } = await send(`${service.url}/openapi.json`);
    const listed = new Set(JSON.stringify(body).match(/urn:conexion:problem:[\w-]+/g));
    expect([...listed].map((urn) => urn.split(':').at(-1)).sort()).toEqual([
      'event-refused',
      'idempotency-key-reused',
      'invalid-request',
      'not-found',
      'not-json',
      'role-not-allowed',
      'stale-revision',
      'too-large',
      'too-many-requests',
      'unauthenticated',
      'unavailable',
      'warranty-not-applicable',
    ]);
  });

  it('can be read at /docs without any other host', async () => {
    const { status, headers, body } = await send(`${service.url}/docs`);
    expect(status).toBe(200);
    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(body).not.toMatch(/https?:/);
    expect((await fetch(`${service.url}/docs/`)).url).toBe(`${service.url}/docs`);
    for (const [, path] of body.matchAll(/(?:src|href)="([^"]+)"/g))
      expect([path, (await fetch(`${service.url}/${path}`)).status]).toEqual([path, 200]);
  });
});

describe('429 too-many-requests', () => {
  it('answers the caller that sends too many, before any other check, and no one else', async () => {
    const strict = await startTestService({ requestsPerSecond: 1 });
    const [ana, luis] = [await strict.signIn('ana', 'coordinador'), await strict.signIn('luis', 'jefe')];
    const answers = [];
    for (let i = 0; i < 20; i++) answers.push(await ana.get('/api/nothing'));
    expect(answers[0]?.status).toBe(404);
    expect(answers.at(-1)?.status).toBe(429);
    expect(Number(answers.at(-1)?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await luis.get('/api/definition')).status).toBe(200);
    const unknown = [];
    for (let i = 0; i < 20; i++) unknown.push((await send(`${strict.url}/api/definition`)).status);
    expect(new Set(unknown)).toEqual(new Set([401, 429]));
    await strict.stop();
  });
});
