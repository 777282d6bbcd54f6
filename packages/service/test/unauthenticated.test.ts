import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Person, send, startTestService } from './running-service.ts';

let service: Awaited<ReturnType<typeof startTestService>>;
let ana: Person;

beforeAll(async () => {
  service = await startTestService();
  ana = await service.signIn('ana', 'coordinador');
});
afterAll(() => service.stop());

describe('401 unauthenticated', () => {
  const token = (claims: object, key = new Uint8Array(32)) =>
    new SignJWT({ ...claims }).setProtectedHeader({ alg: 'HS256' }).setExpirationTime('1h').sign(key);

  it('no token, before anything else of the request is looked at', async () => {
    const { status, headers, body } = await send(`${service.url}/api/no/such?x`, {
      method: 'POST',
      body: '{',
    });
    expect([status, body.code]).toEqual([401, 'unauthenticated']);
    expect(headers.get('www-authenticate')).toBe('Bearer');
    expect(headers.get('content-type')).toContain('application/problem+json');
  });

  it('a bad token of any kind', async () => {
    const [head, , signature] = ana.token.split('.');
    const forged = Buffer.from(JSON.stringify({ sub: 'x', role: 'gerencia', exp: 9e9 })).toString(
      'base64url',
    );
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${forged}.`;
    for (const authorization of [
      '',
      'Basic YTpi',
      'Bearer',
      'Bearer x',
      'Bearer a.b.c',
      `Bearer ${head}.${forged}.${signature}`,
      `Bearer ${unsigned}`,
      `Bearer ${await token({ sub: 'x', role: 'gerencia' })}`,
      `bearer ${'a'.repeat(8000)}.b.c`,
    ]) {
      const answer = await send(`${service.url}/api/definition`, {
        headers: { Authorization: authorization },
      });
      expect([authorization, answer.status]).toEqual([authorization, 401]);
      const isToken = /^bearer [\w-]+\.[\w-]+\.[\w-]+$/i.test(authorization);
      expect(answer.headers.get('www-authenticate')).toMatch(
        isToken ? /^Bearer error="invalid_token", error_description="[^"]+"$/ : /^Bearer$/,
      );
    }
  });
});

describe('without a token', () => {
  it('health and readiness answer', async () => {
    expect((await send(`${service.url}/healthz`)).body).toEqual({ status: 'ok' });
    await expect.poll(async () => (await send(`${service.url}/readyz`)).body).toEqual({ status: 'ok' });
  });

  it.each([
    ['role', { user: 'x', role: 'king' }],
    ['user', { user: ' Conexion', role: 'jefe' }],
    ['user', { user: '\u200b', role: 'jefe' }],
    ['name', { user: 'x', role: 'jefe', name: '\u2800' }],
  ])('the demonstration signs for no caller whose %s is wrong: %j', async (path, caller) => {
    const { status, body } = await send(`${service.url}/api/demo/token`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(caller),
    });
    expect([status, body.errors[0].path]).toEqual([400, path]);
  });

  it('the ways to sign in are answered; the caller’s identity needs a token', async () => {
    expect((await send(`${service.url}/api/sign-in`)).body).toEqual({ kinds: ['demo'] });
    expect((await send(`${service.url}/api/me`)).status).toBe(401);
    const vera = await service.signIn('vera', 'analista');
    const { body } = await vera.get('/api/me');
    expect(body).toMatchObject({ id: 'vera', name: 'Persona vera', role: 'analista', signIn: 'demo' });
    expect(body.currency).toBeNull();
    expect([body.mayWrite, (await ana.get('/api/me')).body.mayWrite]).toEqual([false, true]);
    expect(Date.parse(body.expiresAt)).toBeGreaterThan(Date.now());
  });

  it('the definition needs one, and has states, transitions and clauses', async () => {
    const { body } = await ana.get('/api/definition');
    expect(body.states.length).toBeGreaterThan(20);
    expect(body.transitions.length).toBeGreaterThan(40);
    expect(Object.keys(body.clauses)).toContain('5.1.G');
  });
});
