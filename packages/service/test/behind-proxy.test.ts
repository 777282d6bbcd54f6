import { once } from 'node:events';
import { request as ask, createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { asistenciaBody, expedienteBody, startTestService } from './running-service.ts';

const prefix = '/conexion';

/** As `location /conexion/ { proxy_pass http://service/; }` of nginx. */
async function startProxy(target: string): Promise<{ url: string; server: Server }> {
  const server = createServer((incoming, outgoing) => {
    const { method, headers, url = '' } = incoming;
    if (!url.startsWith(`${prefix}/`)) return void outgoing.writeHead(404).end('not under the prefix');
    const forwarded = ask(target + url.slice(prefix.length), { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      outgoing.flushHeaders();
      answer.pipe(outgoing);
    });
    outgoing.on('close', () => forwarded.destroy());
    forwarded.on('error', () => outgoing.destroy());
    incoming.pipe(forwarded);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${prefix}/`, server };
}

let service: Awaited<ReturnType<typeof startTestService>>;
let proxy: Awaited<ReturnType<typeof startProxy>>;
beforeAll(async () => {
  service = await startTestService();
  proxy = await startProxy(service.url);
});
afterAll(async () => {
  proxy.server.closeAllConnections();
  proxy.server.close();
  await service.stop();
});

/** What a page names, as a browser resolves it. */
const linksIn = (html: string, base: string) =>
  [...html.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, link = '']) => new URL(link, base).href);

it('the docs find their files, and the document its calls, under the path of a proxy', async () => {
  const page = await fetch(new URL('docs', proxy.url));
  const links = linksIn(await page.text(), page.url);
  expect(links.length).toBeGreaterThan(3);
  for (const link of links) expect([link, (await fetch(link)).status]).toEqual([link, 200]);

  // With a slash at its end it leads to the same place.
  expect((await fetch(new URL('docs/', proxy.url))).url).toBe(page.url);

  const start = await (await fetch(new URL('docs/start.js', proxy.url))).text();
  const document = new URL(/url: '([^']+)'/.exec(start)?.[1] ?? '', page.url);
  const { servers } = (await (await fetch(document)).json()) as { servers: [{ url: string }] };
  // A server's address is relative to that of the document (OpenAPI 3.1).
  const server = new URL(`${servers[0].url}/`, document);
  expect(server.href).toBe(proxy.url);
});

it('calls, what they name, and the stream stay under the path of a proxy', async () => {
  const ana = await service.signIn('ana', 'coordinador');
  const headers = { Authorization: `Bearer ${ana.token}`, 'Content-Type': 'application/json' };
  const post = (url: URL, body: object) =>
    fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  const leaving = new AbortController();
  const stream = await fetch(new URL('api/stream', proxy.url), { headers, signal: leaving.signal });
  expect(stream.headers.get('x-accel-buffering')).toBe('no');

  const opened = await post(new URL('api/expedientes', proxy.url), expedienteBody);
  const expediente = new URL(opened.headers.get('location') ?? '', opened.url);
  expect((await fetch(expediente, { headers })).status).toBe(200);
  const within = await post(new URL(`${expediente.href}/asistencias`), asistenciaBody);
  const asistencia = new URL(within.headers.get('location') ?? '', within.url);
  expect(asistencia.href.startsWith(proxy.url)).toBe(true);
  expect((await fetch(asistencia, { headers })).status).toBe(200);

  const { id } = (await within.json()) as { id: string };
  let heard = '';
  for await (const piece of stream.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    heard += piece;
    if (heard.includes(id)) break;
  }
  leaving.abort();
  expect(heard).toContain(id);
});
