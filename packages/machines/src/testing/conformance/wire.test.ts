import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { roles } from '../../procedure/roles.ts';
import { openWire } from './wire.ts';

it.each(['answered 503 to', 'lost the connection of'])(
  'does a command once that a host has written and %s',
  async (what) => {
    const written: string[] = [];
    const answered = new Set<string>();
    const host = createServer((request, response) => {
      const { method, url = '', headers } = request;
      const key = headers['idempotency-key'];
      const isKnown = typeof key === 'string' && answered.has(key);
      if (method === 'POST' && !isKnown) written.push(url);
      const isLate = method === 'POST' && written.length === 1 && answered.size === 0;
      if (typeof key === 'string') answered.add(key);
      if (isLate && what.startsWith('lost')) return void request.socket.destroy();
      response.setHeader('content-type', 'application/json');
      if (isLate) response.writeHead(503, { 'retry-after': '0' });
      response.end(isLate ? '{"code":"unavailable","outcome":"unknown"}' : '{"id":"x"}');
    }).listen(0, '127.0.0.1');
    onTestFinished(() => void host.close());
    await once(host, 'listening');
    const { port } = host.address() as AddressInfo;
    const tokens = Object.fromEntries(roles.map((role) => [role, 'token']));
    const wire = await openWire(`http://127.0.0.1:${port}`, 'es', tokens);
    const { status } = await wire.send({ path: '/api/pendientes/1/events', body: {} });
    expect({ status, written }).toEqual({ status: 200, written: ['/api/pendientes/1/events'] });
  },
);
