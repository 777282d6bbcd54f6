import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ConfigError, isLoopback, parseConfig } from './config.ts';

const dir = mkdtempSync(join(tmpdir(), 'conexion-config-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const complaintOf = (env: Record<string, string>): string => {
  try {
    parseConfig(env);
    return '';
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
};

describe('parseConfig', () => {
  it('is demonstration on loopback when nothing is said', () => {
    expect(parseConfig({})).toMatchObject({
      mode: 'demo',
      host: '127.0.0.1',
      port: 3000,
      dataDir: './data',
      seed: true,
      keys: undefined,
      policy: { months: 6 },
    });
  });

  it('lets apps be inspected in demonstration mode, elsewhere only when it is said', () => {
    const key = { JWT_PUBLIC_KEY_FILE: 'key.pem' };
    expect([parseConfig({}).inspect, parseConfig({ INSPECT: 'false' }).inspect]).toEqual([true, false]);
    expect([parseConfig(key).inspect, parseConfig({ ...key, INSPECT: 'true' }).inspect]).toEqual([
      false,
      true,
    ]);
  });

  it('takes an empty variable for one that is not there', () => {
    expect(parseConfig({ PORT: '', HOST: ' ', JWKS_URL: '', POLICY_FILE: '' })).toEqual(parseConfig({}));
  });

  it('is production when a key is given, or when it is said', () => {
    expect(parseConfig({ JWKS_URL: 'http://127.0.0.1:9000/jwks' }).mode).toBe('production');
    const config = parseConfig({ JWKS_URL: 'https://id.example/jwks', HOST: '0.0.0.0' });
    expect(config).toMatchObject({ mode: 'production', seed: false, keys: { kind: 'jwks' } });
    expect(parseConfig({ JWT_PUBLIC_KEY_FILE: 'key.pem' }).keys).toEqual({
      kind: 'publicKey',
      file: 'key.pem',
    });
  });

  it.each([
    [{ MODE: 'production' }, 'JWKS_URL'],
    [{ NODE_ENV: 'production' }, 'JWKS_URL'],
    [{ HOST: '0.0.0.0' }, 'HOST'],
    [{ HOST: '127.evil.example' }, 'HOST'],
    [{ MODE: 'demo', JWKS_URL: 'https://id.example/jwks' }, 'MODE'],
    [{ JWKS_URL: 'https://id.example/jwks', JWT_PUBLIC_KEY_FILE: 'key.pem' }, 'JWT_PUBLIC_KEY_FILE'],
    [{ JWKS_URL: 'file:///etc/keys' }, 'JWKS_URL'],
    [{ JWKS_URL: 'http://id.example/jwks' }, 'JWKS_URL'],
    [{ JWKS_URL: 'https://id.example/jwks', DEMO_CASES: 'true' }, 'DEMO_CASES'],
    [{ PORT: '70000' }, 'PORT'],
    [{ PORT: 'http' }, 'PORT'],
    [{ MODE: 'test' }, 'MODE'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL'],
    [{ POLICY_FILE: '/no/such/file' }, 'POLICY_FILE'],
    [{ PAGE_DIR: '/no/such/directory' }, 'PAGE_DIR'],
  ])('refuses %j and names the variable', (env, variable) => {
    expect(complaintOf(env as Record<string, string>)).toContain(variable);
  });

  it('reads the policy and says what is wrong with it', () => {
    const file = join(dir, 'policy.json');
    writeFileSync(file, '{"months": 3}');
    expect(parseConfig({ POLICY_FILE: file }).policy.months).toBe(3);
    writeFileSync(file, '{"months": "many"}');
    expect(complaintOf({ POLICY_FILE: file })).toMatch(/POLICY_FILE.*months/);
  });
});

it('isLoopback knows what this machine alone can reach', () => {
  for (const host of ['127.0.0.1', '127.1.2.3', '::1', '[::1]', 'localhost'])
    expect(isLoopback(host)).toBe(true);
  for (const host of ['0.0.0.0', '::', 'example.com', '127.0.0.1.example.com'])
    expect(isLoopback(host)).toBe(false);
});
