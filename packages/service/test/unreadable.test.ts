import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { send, startTestService } from './running-service.ts';

let service: Awaited<ReturnType<typeof startTestService>>;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service.stop());

describe('a request that no client should send', () => {
  const raw = (text: string) =>
    new Promise<string>((resolve, reject) => {
      const { hostname, port } = new URL(service.url);
      const connection = connect(Number(port), hostname, () => connection.end(Buffer.from(text, 'latin1')));
      let answer = '';
      connection.on('data', (data) => {
        answer += data;
      });
      connection.on('close', () => resolve(answer));
      connection.on('error', reject);
    });

  it('never yields 500', async () => {
    for (const text of [
      'nonsense\r\n\r\n',
      'GET /api/%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n',
      'GET //etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n',
      'GET http://other/api HTTP/1.1\r\nHost: x\r\n\r\n',
      'GET * HTTP/1.1\r\nHost: x\r\n\r\n',
      `GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`,
      'POST /api/demo/token HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n',
      'POST /api/demo/token HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n{"',
      'POST /api/demo/token HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
      'DELETE /api/expedientes HTTP/1.1\r\nHost: x\r\n\r\n',
      'GET /healthz HTTP/1.1\r\nHost: x\r\nAccept-Language: ;;;,,,=\x80\xff\r\nAccept: %%%\r\n\r\n',
      'GET /api HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \xff\r\n\r\n',
    ]) {
      const answer = await raw(text);
      expect(answer, text.slice(0, 60)).not.toMatch(/^HTTP\/1\.1 5/);
    }
    expect((await send(`${service.url}/healthz`)).status).toBe(200);
  });

  it.each([
    ['no HTTP', 'nonsense\r\n\r\n', 400, 'invalid-request'],
    ['a method that there is not', 'FOO /api/definition HTTP/1.1\r\nHost: x\r\n\r\n', 400, 'invalid-request'],
    [
      'headers without end',
      `GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`,
      431,
      'too-large',
    ],
  ])('is answered with a problem where it is %s', async (_, text, status, code) => {
    const [head = '', body = ''] = (await raw(text)).split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} .*Content-Type: application/problem\\+json`, 's'));
    expect(JSON.parse(body)).toMatchObject({ status, code });
  });
});
