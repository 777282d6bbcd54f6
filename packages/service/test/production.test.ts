import { generateKeyPairSync } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeJwt, SignJWT } from 'jose';
import { afterAll, describe, expect, it } from 'vitest';
import { silentLog } from '../src/log.ts';
import { startService } from '../src/start-service.ts';
import { send, startTestService, temporaryDir } from './running-service.ts';

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const dataDir = temporaryDir();
const file = join(dataDir, 'key.pem');
writeFileSync(file, publicKey.export({ type: 'spki', format: 'pem' }));

afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

describe('production', () => {
  it('trusts the provider’s tokens and issues none', async () => {
    const service = await startTestService({
      dataDir,
      keys: { kind: 'publicKey', file },
      audience: 'conexion',
    });
    const token = await new SignJWT({ role: 'jefe' })
      .setProtectedHeader({ alg: 'EdDSA' })
      .setSubject('rosa')
      .setAudience('conexion')
      .setExpirationTime('1h')
      .sign(privateKey);
    const authorization = { Authorization: `Bearer ${token}` };
    expect((await send(`${service.url}/api/definition`, { headers: authorization })).status).toBe(200);
    expect((await send(`${service.url}/api/sign-in`)).body).toEqual({ kinds: ['token'] });
    const me = await send(`${service.url}/api/me`, { headers: authorization });
    const { exp = 0 } = decodeJwt(token);
    expect(me.body).toEqual({
      id: 'rosa',
      name: null,
      role: 'jefe',
      expiresAt: new Date(exp * 1000).toISOString(),
      signIn: 'token',
      currency: null,
      mayWrite: true,
    });
    const ask = { method: 'POST', body: '{"user":"x","role":"jefe"}' };
    const json = { 'Content-Type': 'application/json' };
    expect((await send(`${service.url}/api/demo/token`, { ...ask, headers: json })).status).toBe(401);
    const headers = { ...json, ...authorization };
    expect((await send(`${service.url}/api/demo/token`, { ...ask, headers })).status).toBe(404);
    await service.close();
  });

  it('counts requests without a valid token by address, also while the keys cannot be read', async () => {
    const unreachable = new URL('http://127.0.0.1:9/keys');
    const keys = { kind: 'jwks', url: unreachable } as const;
    const service = await startTestService({ dataDir, keys, audience: 'conexion', requestsPerSecond: 1 });
    const headers = { Authorization: 'Bearer eyJhbGciOiJSUzI1NiJ9.e30.AAAA' };
    const statuses = [];
    for (let i = 0; i < 12; i++)
      statuses.push((await send(`${service.url}/api/definition`, { headers })).status);
    expect(statuses.slice(0, 10)).toEqual(Array(10).fill(503));
    expect(statuses.at(-1)).toBe(429);
    await service.close();
  });

  it('starts neither without a key nor, in demonstration, beyond loopback', async () => {
    for (const options of [{ dataDir }, { dataDir, demo: false }])
      await expect(startService(options)).rejects.toThrow('keys');
    await expect(startService({ dataDir, demo: true, host: '0.0.0.0' })).rejects.toThrow('host');
    const keys = { kind: 'publicKey', file } as const;
    await expect(startService({ dataDir, demo: true, keys })).rejects.toThrow('demo');
    await expect(startService({ dataDir, keys })).rejects.toThrow('audience');
  });

  it('says at its start what it allows and a company should not leave so', async () => {
    const said: string[] = [];
    const log = { ...silentLog, warn: (_: object, message: string) => void said.push(message) };
    const keys = { kind: 'publicKey', file } as const;
    await (await startTestService({ dataDir, keys, audience: 'conexion', inspect: true, log })).close();
    expect(said).toEqual([
      expect.stringMatching(/^issuer /),
      expect.stringMatching(/^keys /),
      expect.stringMatching(/^inspect /),
    ]);
  });
});
