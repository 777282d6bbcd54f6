import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { standardHost } from '../../host/standard-host.ts';
import { roles } from '../../procedure/roles.ts';
import { conform } from './conform.ts';
import { stories } from './contract/stories.ts';
import { Scene } from './scene.ts';
import { stagesOf } from './stages.ts';
import type { Wire } from './wire.ts';

const tokens = Object.fromEntries(roles.map((role) => [role, 'token']));

/** A service that knows its callers, and answers all else with one body. */
async function serviceWith(status: number, type: string, body: string): Promise<string> {
  const service = createServer(({ url }, response) => {
    const isKnown = url === '/api/me';
    response.writeHead(isKnown ? 200 : status, { 'content-type': isKnown ? 'application/json' : type });
    response.end(isKnown ? '{"id":"ana"}' : body);
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void service.close());
  await once(service, 'listening');
  return `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
}

const json = 'application/json';

describe('an answer of another form than the contract says', () => {
  it.each([
    [
      'a page of a proxy',
      200,
      'text/html',
      '<p>hello</p>',
      '200 with text/html and "<p>hello</p>", not JSON',
    ],
    ['half of an object', 200, json, '{"id":', '200 with application/json and "{\\"id\\":", not JSON'],
    ['JSON that is called text', 201, 'text/plain', '{"id":"x"}', '201 with text/plain'],
    ['an empty body', 201, json, '', '201 with application/json and an empty body, not JSON'],
    ['a page with a fault', 500, 'text/html', '<p>oh</p>', '500 with text/html'],
    ['null', 200, json, 'null', ''],
    ['a list', 200, json, '[]', ''],
    ['an empty object', 200, json, '{}', ''],
    ['a number', 200, json, '7', ''],
  ])('is a finding with its story, in every stage: %s', async (_, status, type, body, message) => {
    const url = await serviceWith(status, type, body);
    for (const only of ['bitacora', 'expedientes', 'paging', 'idempotency', 'procedure', 'concurrency']) {
      const { findings } = await conform({ url, tokens, only, walks: 1, histories: 1, seed: 1 });
      expect([only, findings.length]).not.toEqual([only, 0]);
      for (const found of findings) {
        expect(found.message).toContain(message);
        expect(found.story.join('\n')).toContain(` → ${status}`);
      }
    }
  });

  it('ends the run with a sentence where a caller cannot be known', async () => {
    const service = createServer((_, response) => void response.end('<p>')).listen(0, '127.0.0.1');
    onTestFinished(() => void service.close());
    await once(service, 'listening');
    const { port } = service.address() as AddressInfo;
    await expect(conform({ url: `http://127.0.0.1:${port}`, tokens })).rejects.toThrow(
      'GET /api/me with the token for coordinador: 200 "<p>"',
    );
  });
});

/** Answers every request alike. */
const answering = (status: number, headers: Headers, body: unknown): Wire => ({
  send: async () => ({ status, headers, body: body as never }),
  open: async () => new Response(),
  lang: 'es',
  people: Object.fromEntries(roles.map((role) => [role, { id: role, role }])) as Wire['people'],
});

it('a finding about Allow has what came and what was due, and its story the header', async () => {
  const headers = new Headers({ allow: 'GET' });
  const wire = answering(405, headers, { code: 'method-not-allowed' });
  const scene = new Scene(wire, standardHost);
  const story = stories.find(({ section }) => section === 'methods');
  await expect(story?.play(scene)).rejects.toThrow(
    'the status and Allow of DELETE /api/expedientes: [405,"GET"], not [405,"GET, POST"]',
  );
  expect(scene.report('').story).toEqual([
    'DELETE /api/expedientes as coordinador → 405 method-not-allowed [allow: GET]',
  ]);
});

it('a story shows a body whole, or says that it is cut', async () => {
  const scene = new Scene(answering(400, new Headers(), {}), standardHost);
  for (const size of [1_999, 2_000]) await scene.post('/api/x', 'a'.repeat(size));
  expect(scene.report('').story).toEqual([
    `POST /api/x as coordinador ${'a'.repeat(1_999)} → 400`,
    `POST /api/x as coordinador ${'a'.repeat(1_999)}… → 400`,
  ]);
});

it('a story marks what was sent before another was answered, tells of what is no request, and may begin again', async () => {
  const scene = new Scene(answering(200, new Headers(), {}), standardHost);
  await scene.get('/api/forgotten');
  scene.forget();
  await scene.get('/api/before');
  await Promise.all([scene.get('/api/x'), scene.get('/api/y')]);
  scene.tell('the service is killed and started again');
  await scene.get('/api/after');
  expect(scene.report('').story).toEqual([
    'GET /api/before as coordinador → 200',
    '‖ GET /api/x as coordinador → 200',
    '‖ GET /api/y as coordinador → 200',
    'the service is killed and started again',
    'GET /api/after as coordinador → 200',
  ]);
});

describe('a part of a run', () => {
  const started = { kill: async () => {}, start: async () => {}, setClock: async () => {} };
  const chosen = (options: Parameters<typeof stagesOf>[0]) =>
    stagesOf({ started, ...options }).flatMap(({ phase, of }) => (of > 0 ? [phase] : []));

  it.each([
    [{}, ['rules', 'kill', 'clock', 'restart', 'walks', 'histories', 'cursors']],
    [{ only: 'procedure' }, ['rules', 'walks']],
    [{ only: 'concurrency' }, ['kill', 'histories']],
    [{ only: 'clock' }, ['clock']],
    [{ only: 'the same key' }, ['rules', 'restart']],
    [{ only: 'the next line follows' }, ['cursors']],
    [{ path: '7:1' }, ['walks']],
    [{ stories: false, histories: 0, cursors: 0, started: undefined }, ['walks']],
  ] as const)('of %j is %j', (options, phases) => {
    expect(chosen(options)).toEqual(phases);
  });

  it.each(['', 'strem', 'restart'])(
    'must exist, and be possible: "%s" is refused by the names of all',
    async (only) => {
      await expect(conform({ url: 'http://127.0.0.1:1', only })).rejects.toMatchObject({
        code: 'rule-unknown',
        message: expect.stringMatching(/"\. It may be [\s\S]*\n {2}stream +the stream sends every line once/),
      });
    },
  );

  it('must hold something', async () => {
    const nothing = { url: 'http://127.0.0.1:1', stories: false, walks: 0, histories: 0, cursors: 0 };
    await expect(conform(nothing)).rejects.toMatchObject({ code: 'no-runs' });
  });
});
