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
    ['the name under which the service itself writes', { sub: 'Conexion ' }],
    ['an invisible subject', { sub: '\u200b\u3164' }],
    ['an invisible name', { name: '\u2800' }],
    ['an ID token', { nonce: 'x' }],
    ['an ID token by its at_hash', { at_hash: 'x' }],
    ['no expiry', { exp: undefined }],
    ['an expiry that no calendar has', { exp: 9e15 }],
    ['an expiry that has passed', { exp: inAnHour - 7200 }],
    ['a time that has not come', { nbf: inAnHour }],
  ])('refuses %s', async (_, claims) => {
    expect(await verify(await sign(claims))).toEqual({ reason: expect.any(String) });
  });

  it('takes the types of access tokens alone, and a subject of 255 characters', async () => {
    const typed = (typ: string) =>
      new SignJWT({ sub: 'a'.repeat(255), role: 'jefe', exp: inAnHour })
        .setProtectedHeader({ alg: 'RS256', typ })
        .sign(privateKey);
    for (const typ of ['JWT', 'at+jwt', 'application/at+JWT'])
      expect(await verify(await typed(typ))).toHaveProperty('by');
    for (const typ of ['dpop+jwt', 'logout+jwt', 'id_token+jwt'])
      expect(await verify(await typed(typ))).toEqual({ reason: 'its typ is neither at+jwt nor JWT' });
  });

  it('tolerates the configured clock skew', async () => {
    const lenient = createTokenVerifier(publicKey, { clockTolerance: 30 });
    const now = Math.floor(Date.now() / 1000);
    const token = await sign({ exp: now - 20, nbf: now + 20 });
    expect(await lenient(token)).toMatchObject({ until: (now + 10) * 1000 });
    expect(await lenient(await sign({ exp: now - 40 }))).toEqual({ reason: 'it has expired' });
    expect(await verify(token)).toHaveProperty('reason');
  });

  it('refuses a token of another kind of key, also by a configured key', async () => {
    const another = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const token = await new SignJWT({ sub: 'x', role: 'jefe', exp: inAnHour })
      .setProtectedHeader({ alg: 'ES256' })
      .sign(another.privateKey);
    expect(await verify(token)).toEqual({ reason: expect.any(String) });
  });

  it('never takes the public key for a shared secret', async () => {
    const secret = publicKey.export({ type: 'spki', format: 'pem' });
    const forged = await new SignJWT({ sub: 'x', role: 'gerencia' })
      .setProtectedHeader({ alg: 'HS256' })
      .setExpirationTime('1h')
      .sign(new TextEncoder().encode(secret.toString()));
    expect(await verify(forged)).toEqual({ reason: expect.any(String) });
  });

  it('forgets a token when it expires', async () => {
    const token = await sign({ exp: Math.floor(Date.now() / 1000) + 1 });
    expect(await verify(token)).toHaveProperty('by');
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 1_100 });
    onTestFinished(() => void vi.useRealTimers());
    expect(await verify(token)).toEqual({ reason: expect.any(String) });
  });

  it('requires the configured issuer and audience', async () => {
    const strict = createTokenVerifier(publicKey, { issuer: 'https://id.example', audience: 'conexion' });
    expect(await strict(await sign({}))).toEqual({ reason: expect.any(String) });
    expect(await strict(await sign({ iss: 'https://id.example', aud: 'conexion' }))).toHaveProperty('by');
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
    expect(await verify('not.a.token')).toEqual({ reason: expect.any(String) });
    isAway = false;
    expect(await verify(token)).toMatchObject({ by: { id: 'ana' } });
    server.close();
  });

  const serveKeys = async () => {
    const state = { keys: [] as object[], isAway: false, fetched: 0 };
    const server = createServer((_, response) => {
      state.fetched += 1;
      response.writeHead(state.isAway ? 500 : 200, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify({ keys: state.keys }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const verify = createTokenVerifier(loadKey({ kind: 'jwks', url: new URL(`http://127.0.0.1:${port}/`) }));
    return { state, verify };
  };
  const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwkOf = async (key: typeof publicKey, kid?: string) => ({
    ...(await exportJWK(key)),
    kid,
    alg: 'RS256',
  });
  const signedBy = (key: typeof privateKey, kid?: string) =>
    new SignJWT({ sub: 'ana', role: 'jefe', exp: inAnHour, jti: String(Math.random()) })
      .setProtectedHeader({ alg: 'RS256', ...(kid === undefined ? {} : { kid }) })
      .sign(key);

  it('stays in use while its provider is away, however long', async () => {
    const { state, verify } = await serveKeys();
    state.keys = [await jwkOf(publicKey, 'k')];
    expect(await verify(await signedBy(privateKey, 'k'))).toHaveProperty('by');
    state.isAway = true;
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 30 * 60_000 });
    onTestFinished(() => void vi.useRealTimers());
    for (let i = 0; i < 3; i++) expect(await verify(await signedBy(privateKey, 'k'))).toHaveProperty('by');
  });

  it('is fetched at once for a kid that it does not have, but not for every forged one', async () => {
    const { state, verify } = await serveKeys();
    state.keys = [await jwkOf(publicKey, 'old')];
    expect(await verify(await signedBy(privateKey, 'old'))).toHaveProperty('by');
    state.keys = [await jwkOf(pair.publicKey, 'new')];
    expect(await verify(await signedBy(pair.privateKey, 'new'))).toHaveProperty('by');
    const before = state.fetched;
    for (let i = 0; i < 30; i++)
      expect(await verify(await signedBy(pair.privateKey, `forged-${i}`))).toHaveProperty('reason');
    expect(state.fetched - before).toBeLessThan(10);
  });

  it('is tried key by key for a token without kid', async () => {
    const { state, verify } = await serveKeys();
    state.keys = [await jwkOf(publicKey), await jwkOf(pair.publicKey)];
    expect(await verify(await signedBy(pair.privateKey))).toHaveProperty('by');
    expect(await verify(await signedBy(privateKey))).toHaveProperty('by');
    const { privateKey: stranger } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    expect(await verify(await signedBy(stranger))).toEqual({ reason: 'its signature is invalid' });
  });
});
