import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';
import { type Person, send, startTestService, temporaryDir } from './running-service.ts';

type Service = Awaited<ReturnType<typeof startTestService>>;
let service: Service;
let ana: Person;
beforeAll(async () => {
  service = await startTestService({ streamPatience: { heartbeat: 50, slow: 300 } });
  ana = await service.signIn('ana', 'analista');
});
afterAll(() => service.stop());

const apps: WebSocket[] = [];
afterEach(() => {
  for (const app of apps.splice(0)) app.terminate();
});

function connect(url = service.url, { query = '', origin }: { query?: string; origin?: string } = {}) {
  const app = new WebSocket(`${url.replace('http', 'ws')}/inspect${query}`, origin ? { origin } : {});
  // Tests check the end of a connection where it matters.
  app.on('error', () => undefined);
  apps.push(app);
  return app;
}
async function connected(...of: Parameters<typeof connect>): Promise<WebSocket> {
  const app = connect(...of);
  await once(app, 'open');
  return app;
}
/** The status with which a connection is refused. */
const refusal = (app: WebSocket) =>
  new Promise<number | undefined>((resolve) => {
    app.on('unexpected-response', (_, { statusCode }) => resolve(statusCode));
    app.on('open', () => resolve(101));
  });
const closing = async (app: WebSocket): Promise<number> => {
  const [code] = await once(app, 'close');
  return code as number;
};

const actor = { type: '@xstate.actor', sessionId: 'x:0', name: 'door', createdAt: '1', snapshot: {} };
const snapshot = (value: string) => ({
  type: '@xstate.snapshot',
  sessionId: 'x:0',
  createdAt: '2',
  event: { type: 'go' },
  snapshot: { value },
});

/** Watches until `count` events have come. */
async function watch(count: number) {
  const leaving = new AbortController();
  const headers = { Authorization: `Bearer ${ana.token}` };
  const response = await fetch(`${service.url}/api/inspect`, { headers, signal: leaving.signal });
  expect(response.status).toBe(200);
  const heard = async () => {
    const events: string[] = [];
    let rest = '';
    for await (const piece of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const frames = `${rest}${piece}`.split('\n\n');
      rest = frames.pop() ?? '';
      events.push(...frames.filter((frame) => frame.startsWith('event')));
      if (events.length >= count) break;
    }
    leaving.abort();
    return events;
  };
  return { heard: heard() };
}

describe('an app under inspection', () => {
  it('is seen by its viewers, also by later ones, and they see that it disconnects', async () => {
    const early = await watch(4);
    const app = await connected();
    app.send(JSON.stringify(actor));
    app.send(JSON.stringify({ type: '@xstate.unheard', sessionId: 'x:0' }));
    app.send(JSON.stringify(snapshot('a')));
    app.send(JSON.stringify(snapshot('b')));
    await expect.poll(async () => (await (await watch(2)).heard).join('\n')).toContain('"value":"b"');
    app.close();
    const [first, second, third, last] = await early.heard;
    expect(first).toBe(`event: inspection\ndata: ${JSON.stringify({ app: '1', inspection: actor })}`);
    expect(second).toContain('"value":"a"');
    expect(third).toContain('"value":"b"');
    expect(last).toBe('event: left\ndata: {"app":"1"}');
  });

  it('is let in from this machine alone, in demonstration mode', async () => {
    expect(await refusal(connect(service.url, { origin: 'https://elsewhere.example' }))).toBe(403);
    expect(await refusal(connect(service.url, { origin: 'null' }))).toBe(403);
    expect(await refusal(connect(service.url, { origin: 'http://localhost:5173' }))).toBe(101);
  });

  it('that sends anything except text, JSON and small messages is disconnected', async () => {
    const [binary, garbled, large] = [await connected(), await connected(), await connected()];
    binary.send(Buffer.from([1]));
    garbled.send('{');
    large.send('x'.repeat(600_000));
    expect(await Promise.all([binary, garbled, large].map(closing))).toEqual([1003, 1007, 1009]);
  });

  it('is refused while there are too many', async () => {
    await Promise.all(Array.from({ length: 16 }, () => connected()));
    expect(await closing(await connected())).toBe(1013);
    for (const app of apps) app.close();
    await expect
      .poll(async () => {
        const app = await connected();
        app.ping();
        await Promise.race([once(app, 'pong'), once(app, 'close')]);
        return app.readyState;
      })
      .toBe(WebSocket.OPEN);
  });

  it('that floods keeps neither the API nor its viewers waiting, and the last state arrives', async () => {
    const response = await fetch(`${service.url}/api/inspect`, {
      headers: { Authorization: `Bearer ${ana.token}` },
    });
    const app = await connected();
    const actors = 3_000;
    for (let index = 0; index < actors; index += 1)
      app.send(JSON.stringify({ ...actor, sessionId: `x:${index}` }));
    const deep = '['.repeat(5_000) + ']'.repeat(5_000);
    const huge = 'x'.repeat(200_000);
    for (const context of [deep, JSON.stringify(huge)])
      app.send(JSON.stringify(snapshot('s')).replace('"s"', `"s","context":${context}`));
    for (let index = 0; index < 2_000; index += 1) app.send(JSON.stringify(snapshot(`s${index}`)));

    // Answered one after the other: an app that sends more than its rate waits for the loop.
    let isRead = false;
    let answered = 0;
    const probing = (async () => {
      for (; !isRead; answered++) expect((await send(`${service.url}/healthz`)).status).toBe(200);
    })();
    let end = '';
    for await (const piece of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const heard = end + piece;
      if (heard.includes('"s1999"')) break;
      expect(heard).not.toContain('x'.repeat(100_000));
      end = heard.slice(-100);
    }
    isRead = true;
    await probing;
    expect(answered).toBeGreaterThan(4);
  });
});

it('who watches is known', async () => {
  expect((await send(`${service.url}/api/inspect`)).status).toBe(401);
});

it('another path, or another protocol, is answered as if no upgrade had been offered', async () => {
  const other = new WebSocket(`${service.url.replace('http', 'ws')}/api/definition`);
  other.on('error', () => undefined);
  expect(await refusal(other)).toBe(401);
  other.terminate();
});

describe('outside demonstration mode', () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const dataDir = temporaryDir();
  const file = join(dataDir, 'key.pem');
  writeFileSync(file, publicKey.export({ type: 'spki', format: 'pem' }));
  const keys = { kind: 'publicKey', file } as const;
  const token = () =>
    new SignJWT({ role: 'analista' })
      .setProtectedHeader({ alg: 'EdDSA' })
      .setSubject('rosa')
      .setAudience('conexion')
      .setExpirationTime('1h')
      .sign(privateKey);

  it('no app may connect', async () => {
    const production = await startTestService({ dataDir, keys, audience: 'conexion' });
    expect(await refusal(connect(production.url))).toBe(404);
    const headers = { Authorization: `Bearer ${await token()}` };
    expect((await send(`${production.url}/api/inspect`, { headers })).status).toBe(404);
    await production.close();
  });

  it('unless it is configured, and then with a token; a stop of the service does not wait for apps', async () => {
    const production = await startTestService({ dataDir, keys, audience: 'conexion', inspect: true });
    expect(await refusal(connect(production.url))).toBe(401);
    expect(await refusal(connect(production.url, { query: '?access_token=x' }))).toBe(401);
    const app = await connected(production.url, { query: `?access_token=${await token()}` });
    // A stop that waited for its deadline would never end.
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    await Promise.all([production.stop(), closing(app)]);
  });
});
