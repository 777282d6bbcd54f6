import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { asistenciaMachine, createHost, type Role, roles } from '@conexion/machines';
import { conform } from '@conexion/machines/testing';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startLosingProxy } from './losing-proxy.ts';
import { signIn, startTestService } from './running-service.ts';

let service: Awaited<ReturnType<typeof startTestService>>;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service.close());

/** The service behind a proxy, which may lose a connection or change what is asked. */
const behind = async (lossOf: Parameters<typeof startLosingProxy>[1]) => {
  const proxy = await startLosingProxy(service.url, lossOf);
  onTestFinished(proxy.close);
  return proxy;
};

const asked = { walks: 40, histories: 8, cursors: 20, seed: 1 };

describe('the service runs the procedure', () => {
  it('keeps every rule of the contract, and agrees with the machine at every step of walks', async () => {
    let counted = 0;
    const onProgress = ({ phase, of = 0 }: { phase: string; of?: number }) => {
      if (phase === 'rules') counted = of;
    };
    const run = await conform({ url: service.url, ...asked, onProgress });
    const { stories, walks, accepted, undecided, findings, notTried } = run;
    expect(findings).toEqual([]);
    expect([undecided, notTried]).toEqual([0, ['restart', 'kill', 'clock']]);
    expect(walks).toBe(40);
    expect(accepted).toBeGreaterThan(120);
    expect(counted).toBe(stories);
  });

  it('is found out where explain takes what is then refused, by the clauses that refuse it', async () => {
    const lax = await startTestService({ procedure: { ...createHost(), explain: () => [] } });
    const { failure } = await conform({ url: lax.url, stories: false, walks: 40, seed: 1 });
    await lax.close();
    expect([failure?.section, failure?.clauses]).toEqual(['explain', [expect.any(String)]]);
    expect(failure?.message).toMatch(
      /^explain of \S+: \{"accepted":true,"refusals":\[\]\}, not \{"accepted":false,"refusals":\[\{/,
    );
  });

  it('is found out where it drops a guard, by the guard’s clause', async () => {
    const machine = asistenciaMachine.provide({ guards: { hasDisclaimed: () => true } });
    const lax = await startTestService({ procedure: createHost({ machine }) });
    const { failure } = await conform({ url: lax.url, stories: false, walks: 1000, seed: 1 });
    onTestFinished(() => lax.close());
    expect(failure?.clauses).toContain('5.1.B');
    expect(failure?.message).toContain('hasDisclaimed');
    expect(failure?.events?.length).toBeLessThan(8);
    const again = await conform({ url: lax.url, ...failure?.replay });
    expect(again.failure).toMatchObject({ replay: failure?.replay, isShortest: true });
    expect(again.failure?.events).toHaveLength(failure?.events?.length ?? 0);
    expect(again.walks).toBe(1);
  });
});

describe('a part of the contract', () => {
  it('is tried by itself, and the rest is named as not tried', async () => {
    const seen = new Set<string>();
    const onProgress = ({ phase, done, of }: { phase: string; done: number; of?: number }) =>
      seen.add(`${phase} ${done}/${of}`);
    const { stories, walks, findings, notTried } = await conform({
      url: service.url,
      only: 'languages',
      onProgress,
    });
    expect({ stories, walks, findings }).toEqual({ stories: 1, walks: 0, findings: [] });
    expect(notTried[0]).toMatch(/^\d{3} other rules$/);
    expect(notTried.slice(1)).toEqual(['walks', 'histories', 'cursors', 'restart', 'kill', 'clock']);
    expect([...seen]).toEqual(['rules 0/1', 'rules 1/1']);
  });

  it('names a rule that the service could not be asked, as not tried', async () => {
    const tokens: Partial<Record<Role, string>> = {};
    for (const role of roles) tokens[role] = (await signIn(service.url, `given-${role}`, role)).token;
    const { url } = await behind(({ url, headers }) => {
      if (url === '/api/demo/token') headers['content-type'] = 'text/plain';
      return null;
    });
    const changed = 'GET /api/people has a caller whose role has changed';
    const { stories, findings, notTried } = await conform({ url, tokens, only: changed });
    expect({ stories, findings }).toEqual({ stories: 0, findings: [] });
    expect(notTried).toContainEqual(expect.stringContaining(changed));
  });

  it('is not tried of a service whose clock does not follow', async () => {
    const set: number[] = [];
    const setClock = async (seconds: number) => void set.push(seconds);
    const started = { kill: async () => {}, start: async () => {}, setClock };
    const { stories, findings, notTried } = await conform({ url: service.url, started, only: 'clock' });
    expect({ stories, findings, set }).toEqual({ stories: 0, findings: [], set: [3_600, 0] });
    expect(notTried).toContain('clock');
  });

  it('is found out with what came and what was due, and the header that asked for it', async () => {
    const { url } = await behind(({ headers }) => {
      headers['accept-language'] = headers['accept-language']?.split(/[,;]/)[0];
      return null;
    });
    const { failure } = await conform({ url, only: 'languages' });
    const { message = '', story = [] } = failure ?? {};
    expect(message).toContain(
      'the refusals at /api/asistencias/#2/events with Accept-Language: en;q=0.1, es: ',
    );
    expect(message).toMatch(
      /\{"language":"en","words":\[.*Work authorized.*, not \{"language":"es",.*Trabajo/,
    );
    expect(story.at(-1)).toContain('[accept-language: en;q=0.1, es]');
  });
});

describe('the command', () => {
  const manifest = new URL(import.meta.resolve('@conexion/machines/package.json'));
  const command = new URL('bin/conexion-conformance.js', manifest).pathname;
  const run = (...args: readonly string[]) =>
    promisify(execFile)(process.execPath, [command, service.url, ...args]);

  it('says of a part of the contract that only this was tried', async () => {
    const { stdout } = await run('--only', 'methods');
    expect(stdout).toMatch(
      /^not tried: \d{3} other rules, walks, histories, cursors, restart, kill, clock$/m,
    );
    expect(stdout).toMatch(/^Only methods was tried\. There the host keeps the contract/m);
  });

  it('lists the parts of the contract where it is asked for another, with exit code 2', async () => {
    await expect(run('--only', 'strem')).rejects.toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/^No rule [\s\S]*"strem"[\s\S]*\n {2}stream /),
    });
  });
});

describe('a service behind a network that loses connections', () => {
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
    const lost = /^[A-Z]+ \/api\/asistencias\/#\d+\/explain: the connection was lost \(\w+\)$/;
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
