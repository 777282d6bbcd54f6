import { connect, type Socket } from 'node:net';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { openCase, type Person, startTestService } from './running-service.ts';

let service: Awaited<ReturnType<typeof startTestService>>;
let ana: Person;

beforeAll(async () => {
  service = await startTestService({ streamPatience: { heartbeat: 50, slow: 1_500 } });
  ana = await service.signIn('ana', 'coordinador');
});
afterAll(() => service.stop());

interface Seen {
  id: string;
  entry: { type: string; asistenciaId: string };
}

/** Watches until `count` events and a heartbeat have come. Resolves once it watches. */
async function watch(count: number, lastEventId?: string, url = service.url) {
  const leaving = new AbortController();
  const response = await fetch(`${url}/api/stream`, {
    headers: {
      Authorization: `Bearer ${ana.token}`,
      ...(lastEventId === undefined ? {} : { 'Last-Event-ID': lastEventId }),
    },
    signal: leaving.signal,
  });
  expect([response.status, response.headers.get('content-type')]).toEqual([
    200,
    'text/event-stream; charset=utf-8',
  ]);
  const seen = async () => {
    let rest = '';
    let isAlive = false;
    const events: Seen[] = [];
    for await (const piece of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const frames = `${rest}${piece}`.split('\n\n');
      rest = frames.pop() ?? '';
      isAlive ||= frames.includes(': alive');
      for (const frame of frames) {
        const [, id, data] = /^id: (\d+)\nevent: entry\ndata: (.*)$/.exec(frame) ?? [];
        if (id !== undefined && data !== undefined) events.push({ id, entry: JSON.parse(data) });
      }
      if (events.length >= count && isAlive) break;
    }
    leaving.abort();
    return events;
  };
  return { seen: seen() };
}

const seenOf = async (...of: Parameters<typeof watch>): Promise<Seen[]> => (await watch(...of)).seen;

/** A stream to be read by hand: `next` gives what came until it fits, or until the stream ends. */
async function read(token: string, lastEventId?: string) {
  const response = await fetch(`${service.url}/api/stream`, {
    headers: {
      Authorization: `Bearer ${token}`,
      ...(lastEventId === undefined ? {} : { 'Last-Event-ID': lastEventId }),
    },
  });
  if (!response.ok || !response.body) throw new Error(`${response.status}`);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return {
    reader,
    async next(fitting: RegExp): Promise<string> {
      while (!fitting.test(text)) {
        const { done, value } = await reader.read();
        if (done) break;
        text += value;
      }
      return text;
    },
  };
}

const note = (asistenciaId: string, text: string) =>
  ana.post(`/api/asistencias/${asistenciaId}/bitacora`, { text });

describe('GET /api/stream', () => {
  it('sends every commit in order, with heartbeats in between', async () => {
    const { asistenciaId } = await openCase(ana);
    const { seen } = await watch(3);
    await ana.post(`/api/asistencias/${asistenciaId}/events`, {
      type: 'coverage.resolved',
      outcome: 'covered',
    });
    await note(asistenciaId, 'uno');
    await note(asistenciaId, 'dos');
    expect((await seen).map(({ entry }) => entry.type)).toEqual(['coverage.resolved', 'note', 'note']);
  });

  it('resumes after the last event that was seen: none is lost, none comes twice', async () => {
    const all = await seenOf(4, '0');
    const [first, second] = all;
    expect(all.map(({ id }) => Number(id))).toEqual(all.map(({ id }) => Number(id)).sort((a, b) => a - b));
    expect((await seenOf(all.length - 1, first?.id))[0]).toEqual(second);
    const again = await startTestService({
      dataDir: service.dataDir,
      streamPatience: { heartbeat: 20, slow: 300 },
    });
    expect((await seenOf(all.length, '0', again.url)).slice(0, all.length)).toEqual(all);
    await again.close();
  });

  it('says reset to a cursor beyond the end, and goes on from now', async () => {
    const { asistenciaId } = await openCase(ana);
    const { reader, next } = await read(ana.token, '999999999999999');
    expect(await next(/event: reset/)).toMatch(/id: \d+\nevent: reset\ndata: \{\}\n\n/);
    await note(asistenciaId, 'después');
    expect(await next(/event: entry/)).toContain('"después"');
    await reader.cancel();
  });

  it('ends when its token does, after session-expired', async () => {
    const { token } = await service.signIn('elsa', 'analista');
    const { next } = await read(token);
    vi.useFakeTimers({ toFake: ['Date'], now: (decodeJwt(token).exp ?? 0) * 1000 });
    onTestFinished(() => void vi.useRealTimers());
    expect(await next(/never/)).toMatch(/\n\nevent: session-expired\ndata: \{\}\n\n$/);
  });

  it('lets a caller watch 20 at once, heads apart, and others as many', async () => {
    const eva = await service.signIn('eva', 'analista');
    for (let i = 0; i < 25; i++)
      await fetch(`${service.url}/api/stream`, {
        method: 'HEAD',
        headers: { Authorization: `Bearer ${eva.token}` },
      });
    const opened = await Promise.all(Array.from({ length: 20 }, () => read(eva.token)));
    const metrics = await (await fetch(`${service.url}/metrics`)).text();
    expect(Number(/^conexion_stream_listeners (\d+)$/m.exec(metrics)?.[1])).toBeGreaterThanOrEqual(20);
    expect(metrics).toMatch(/^conexion_stream_lag_lines \d+$/m);
    const { status, headers, body } = await eva.get('/api/stream');
    expect([status, body.code, headers.has('retry-after')]).toEqual([429, 'too-many-requests', true]);
    await (await read(ana.token)).reader.cancel();
    await opened[0]?.reader.cancel();
    await vi.waitFor(async () => opened.push(await read(eva.token)));
    await Promise.all(opened.map(({ reader }) => reader.cancel()));
  });

  it('asks for a token, and for an id that may be one', async () => {
    expect((await fetch(`${service.url}/api/stream`)).status).toBe(401);
    const { status } = await ana.get('/api/stream', { headers: { 'Last-Event-ID': 'x' } });
    expect(status).toBe(400);
  });

  it('answers a HEAD request with the headers alone', async () => {
    const { status, headers } = await fetch(`${service.url}/api/stream`, {
      method: 'HEAD',
      headers: { Authorization: `Bearer ${ana.token}` },
    });
    expect([status, headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
  });

  it('drops a client that does not read, without effect on the others', async () => {
    const { asistenciaId } = await openCase(ana);
    for (let i = 0; i < 200; i++)
      await Promise.all(Array.from({ length: 10 }, () => note(asistenciaId, 'ñ'.repeat(2000))));
    const { hostname, port } = new URL(service.url);
    const slow: Socket = connect(Number(port), hostname);
    slow.write(
      `GET /api/stream HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${ana.token}\r\nLast-Event-ID: 0\r\n\r\n`,
    );
    slow.pause();
    const fast = await seenOf(2000, '0');
    expect(fast.length).toBeGreaterThanOrEqual(2000);
    // It reads nothing, so it notices that it was dropped when its empty lines are refused.
    const writing = setInterval(() => slow.write('\r\n'), 50);
    slow.on('error', () => {});
    await new Promise((resolve) => slow.once('close', resolve));
    clearInterval(writing);
  });

  it('ends when the service stops', async () => {
    const other = await startTestService();
    const { token } = await other.signIn('x', 'analista');
    const response = await fetch(`${other.url}/api/stream`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    // A stop that waited for the stream would never end.
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    await Promise.all([response.text(), other.stop()]);
  });
});
