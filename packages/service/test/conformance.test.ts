import { asistenciaMachine, createHost } from '@conexion/machines';
import { conform } from '@conexion/machines/testing';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startLosingProxy } from './losing-proxy.ts';
import { startTestService } from './running-service.ts';

let service: Awaited<ReturnType<typeof startTestService>>;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service.close());

const asked = { walks: 40, histories: 8, cursors: 20, seed: 1 };

describe('the service runs the procedure', () => {
  it('keeps every rule of the contract, and agrees with the machine at every step of walks', async () => {
    const { walks, accepted, undecided, findings, notTried } = await conform({ url: service.url, ...asked });
    expect(findings).toEqual([]);
    expect([undecided, notTried]).toEqual([0, ['restart', 'kill', 'clock']]);
    expect(walks).toBe(40);
    expect(accepted).toBeGreaterThan(120);
  });

  it('is found out where it drops a guard, by the guard’s clause', async () => {
    const machine = asistenciaMachine.provide({ guards: { hasDisclaimed: () => true } });
    const lax = await startTestService({ procedure: createHost({ machine }) });
    const { failure } = await conform({ url: lax.url, stories: false, walks: 1000, seed: 1 });
    await lax.close();
    expect(failure?.clauses).toContain('5.1.B');
    expect(failure?.message).toContain('hasDisclaimed');
    expect(failure?.events?.length).toBeLessThan(8);
  });
});

describe('a service behind a network that loses connections', () => {
  const behind = async (lossOf: Parameters<typeof startLosingProxy>[1]) => {
    const proxy = await startLosingProxy(service.url, lossOf);
    onTestFinished(proxy.close);
    return proxy;
  };

  it('is judged by what it answers when it is asked again', async () => {
    const met = { request: 0, stream: 0 };
    const { url } = await behind(({ url, headers }) => {
      if (url !== '/api/stream')
        return ++met.request % 50 > 0 ? null : met.request % 100 > 0 ? 'request' : 'answer';
      // Without a cursor, a client that comes again cannot know what it missed.
      return headers['last-event-id'] !== undefined && ++met.stream % 3 === 0 ? 'answer' : null;
    });
    const { walks, findings } = await conform({ url, ...asked, walks: 10 });
    expect({ walks, findings }).toEqual({ walks: 10, findings: [] });
    expect(Math.min(met.request / 100, met.stream / 3)).toBeGreaterThan(5);
  });

  it('is found out where it never answers a call', async () => {
    const { url } = await behind((request) => (request.url?.endsWith('/explain') ? 'answer' : null));
    const { findings } = await conform({ url, ...asked });
    const lost = /^[A-Z]+ \/api\/asistencias\/[-0-9a-f]+\/explain: the connection was lost \(\w+\)$/;
    expect(findings).not.toEqual([]);
    for (const { message } of findings) expect(message).toMatch(lost);
  });

  it('ends the run where it has ended, with the request that it did not get', async () => {
    let requests = 0;
    const proxy = await behind(() => {
      if (++requests > 300) proxy.close();
      return null;
    });
    await expect(conform({ url: proxy.url, ...asked })).rejects.toThrow(
      new RegExp(`^(GET|POST) /\\S+: no service answers at ${proxy.url} \\(ECONNREFUSED\\)$`),
    );
  });
});
