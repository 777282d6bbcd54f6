import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, type JWTPayload, SignJWT } from 'jose';
import { afterAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { loadKey } from './load-key.ts';
import { createTokenVerifier, KeysUnavailable } from './verify-token.ts';

const dir = mkdtempSync(join(tmpdir(), 'conexion-keys-'));
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = join(dir, 'key.pem');
writeFileSync(pem, publicKey.export({ type: 'spki', format: 'pem' }));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const inAnHour = Math.floor(Date.now() / 1000) + 3600;
const sign = (claims: JWTPayload, algorithm = 'RS256') =>
  new SignJWT({ sub: 'ana', role: 'coordinador', exp: inAnHour, ...claims })
    .setProtectedHeader({ alg: algorithm, kid: 'k' })
    .sign(privateKey);

describe('a public key in a file', () => {
  const verify = createTokenVerifier(loadKey({ kind: 'publicKey', file: pem }));

  it('lets a token identify its subject', async () => {
    const expiresAt = new Date(inAnHour * 1000).toISOString();
    const named = { by: { id: 'ana', role: 'coordinador', name: 'Ana' }, expiresAt };
    const token = await sign({ name: 'Ana' });
    expect([await verify(token), await verify(token)]).toMatchObject([named, named]);
    expect(await verify(await sign({}, 'PS256'))).toEqual({
      by: { id: 'ana', role: 'coordinador' },
      expiresAt,
      until: inAnHour * 1000,
    });
  });

  it.each([
    ['a role that does not exist', { role: 'rey' }],
    ['no role', { role: undefined }],
    ['an empty subject', { sub: ' ' }],
    ['a subject that cannot be stored', { sub: 'a\0b' }],
    ['no expiry', { exp: undefined }],
    ['an expiry that no calendar has', { exp: 9e15 }],
    ['an expiry that has passed', { exp: inAnHour - 7200 }],
    ['a time that has not come', { nbf: inAnHour }],
  ])('refuses %s', async (_, claims) => {
    expect(await verify(await sign(claims))).toBeNull();
  });

  it('refuses a token of another kind of key, also by a configured key', async () => {
    const another = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const token = await new SignJWT({ sub: 'x', role: 'jefe', exp: inAnHour })
      .setProtectedHeader({ alg: 'ES256' })
      .sign(another.privateKey);
    expect(await verify(token)).toBeNull();
  });

  it('never takes the public key for a shared secret', async () => {
    const secret = publicKey.export({ type: 'spki', format: 'pem' });
    const forged = await new SignJWT({ sub: 'x', role: 'gerencia' })
      .setProtectedHeader({ alg: 'HS256' })
      .setExpirationTime('1h')
      .sign(new TextEncoder().encode(secret.toString()));
    expect(await verify(forged)).toBeNull();
  });

  it('forgets a token when it expires', async () => {
    const token = await sign({ exp: Math.floor(Date.now() / 1000) + 1 });
    expect(await verify(token)).not.toBeNull();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 1_100 });
    onTestFinished(() => void vi.useRealTimers());
    expect(await verify(token)).toBeNull();
  });

  it('requires the configured issuer and audience', async () => {
    const strict = createTokenVerifier(publicKey, { issuer: 'https://id.example', audience: 'conexion' });
    expect(await strict(await sign({}))).toBeNull();
    expect(await strict(await sign({ iss: 'https://id.example', aud: 'conexion' }))).not.toBeNull();
  });

  it.each([
    ['RSA of 1024 bits', generateKeyPairSync('rsa', { modulusLength: 1024 })],
    ['a curve that no algorithm here knows', generateKeyPairSync('ec', { namedCurve: 'secp256k1' })],
    ['one that signs nothing', generateKeyPairSync('x25519')],
  ])('is refused where it is %s', (_, { publicKey: weak }) => {
    const file = join(dir, 'weak.pem');
    writeFileSync(file, weak.export({ type: 'spki', format: 'pem' }));
    expect(() => loadKey({ kind: 'publicKey', file })).toThrow('tokens are signed with');
  });

  it('is refused where it is a private key or not a key', () => {
    writeFileSync(join(dir, 'private.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }));
    for (const [file, why] of [
      ['private.pem', 'private key'],
      ['missing.pem', 'no such file'],
    ] as const)
      expect(() => loadKey({ kind: 'publicKey', file: join(dir, file) })).toThrow(why);
  });
});

describe('a JWKS', () => {
  it('is fetched; while it does not answer, no caller is answered 401', async () => {
    const jwk = { ...(await exportJWK(publicKey)), kid: 'k', alg: 'RS256' };
    let isAway = true;
    const server = createServer((_, response) => {
      response.writeHead(isAway ? 500 : 200, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify({ keys: [jwk] }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const verify = createTokenVerifier(loadKey({ kind: 'jwks', url: new URL(`http://127.0.0.1:${port}/`) }));
    const token = await sign({});
    await expect(verify(token)).rejects.toThrow(KeysUnavailable);
    expect(await verify('not.a.token')).toBeNull();
    isAway = false;
    expect(await verify(token)).toMatchObject({ by: { id: 'ana' } });
    server.close();
  });
});
