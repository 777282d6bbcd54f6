import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parseConfig, parsePlace } from './config.ts';
import { ConfigError } from './config-error.ts';

const dir = mkdtempSync(join(tmpdir(), 'conexion-config-'));
const pem = join(dir, 'key.pem');
writeFileSync(pem, generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const demo = { MODE: 'demo' };
const key = { JWT_PUBLIC_KEY_FILE: pem, JWT_AUDIENCE: 'conexion' };
const jwks = { JWKS_URL: 'https://id.example/jwks', JWT_AUDIENCE: 'conexion' };

/** The variables that a refusal names, in its order. */
const refused = (env: Record<string, string>): string[] => {
  try {
    parseConfig(env);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.message.split('\n').map((line) => line.split(':')[0] ?? '');
  }
};

describe('parseConfig', () => {
  it('starts nothing unless the demonstration is asked for or keys are given, and says what to set', () => {
    for (const env of [{}, { NODE_ENV: 'development' }, { MODE: 'production' }] as Record<string, string>[])
      expect(() => parseConfig(env)).toThrow(/^JWKS_URL or JWT_PUBLIC_KEY_FILE: .*MODE=demo/);
  });

  it('is the demonstration with its cases on request', () => {
    expect(parseConfig(demo)).toMatchObject({
      options: { demo: true, port: 3000, dataDir: './data', seed: true, keys: undefined },
      logLevel: 'warn',
    });
    expect(parseConfig({ ...demo, DEMO_CASES: 'false' }).options.seed).toBe(false);
  });

  it('is production where a key is given', () => {
    expect(parseConfig({ ...jwks, JWKS_URL: 'http://127.0.0.1:9000/jwks' }).options.demo).toBe(false);
    expect(parseConfig({ ...jwks, HOST: '0.0.0.0', RATE_LIMIT: '20' })).toMatchObject({
      options: { demo: false, seed: false, keys: { kind: 'jwks' }, requestsPerSecond: 20 },
      logLevel: 'info',
    });
    expect(parseConfig({ ...jwks, TRUSTED_PROXIES: 'loopback, 10.0.0.0/8' }).options.trustedProxies).toEqual([
      'loopback',
      '10.0.0.0/8',
    ]);
    const claims = { ROLE_CLAIM: 'realm_access.roles', ROLE_MAP: '{"team-leads": "supervisor"}' };
    expect(parseConfig({ ...jwks, ...claims }).options.claims).toEqual({
      role: 'realm_access.roles',
      name: undefined,
      roles: { 'team-leads': 'supervisor' },
    });
    expect(parseConfig(key).options.keys).toEqual({ kind: 'publicKey', file: pem });
  });

  it('reads the host that a module exports, for both commands, and says why it cannot', () => {
    const file = (name: string, source: string) => {
      writeFileSync(join(dir, name), source);
      return { ...demo, PROCEDURE_FILE: join(dir, name) };
    };
    const ours = file('host.mjs', 'export const host = { machine: {}, decideParsed() {} };');
    expect(parseConfig(ours).options.procedure).toMatchObject({ machine: {} });
    expect(parsePlace(ours).procedure).toMatchObject({ machine: {} });
    expect(refused(file('none.mjs', 'export const other = {};'))).toEqual(['PROCEDURE_FILE']);
    expect(refused({ ...demo, PROCEDURE_FILE: join(dir, 'gone.mjs') })).toEqual(['PROCEDURE_FILE']);
  });

  it('leaves it to the mode whether apps are inspected, unless it is said', () => {
    const inspect = (INSPECT: string) => parseConfig({ ...demo, INSPECT }).options.inspect;
    expect([inspect(''), inspect('false'), inspect('true')]).toEqual([undefined, false, true]);
  });

  it('leads to a schema of a PostgreSQL, and not of SQLite', () => {
    const postgres = { DATABASE_URL: 'postgres://x@127.0.0.1/x' };
    expect(parseConfig({ ...demo, ...postgres, DATABASE_SCHEMA: 'own' }).options.databaseSchema).toBe('own');
    expect(refused({ ...demo, DATABASE_SCHEMA: 'own' })).toEqual(['DATABASE_SCHEMA']);
    expect(parsePlace({ ...postgres, DATABASE_SCHEMA: 'own' })).toMatchObject({ databaseSchema: 'own' });
    expect(() => parsePlace({ DATABASE_SCHEMA: 'own' })).toThrow('DATABASE_SCHEMA');
  });

  it('leads through a pooler and past it', () => {
    const DATABASE_URL = 'postgres://x@pooler/x';
    const pooled = { DATABASE_URL, POOLER: 'transaction', DATABASE_DIRECT_URL: 'postgres://x@server/x' };
    const found = { pooler: 'transaction', databaseDirectUrl: 'postgres://x@server/x' };
    expect(parseConfig({ ...demo, ...pooled }).options).toMatchObject(found);
    expect(parsePlace(pooled)).toMatchObject(found);
    expect(refused({ ...demo, DATABASE_URL, POOLER: 'statement' })).toEqual(['POOLER']);
  });

  it('takes an empty variable for one that is not there', () => {
    expect(parseConfig({ ...demo, PORT: '', HOST: ' ', JWKS_URL: '', POLICY_FILE: '' })).toEqual(
      parseConfig(demo),
    );
  });

  it.each<[Record<string, string>, string]>([
    [{ ...demo, HOST: '0.0.0.0' }, 'HOST'],
    [{ ...demo, HOST: '127.evil.example' }, 'HOST'],
    [{ ...demo, ...jwks }, 'MODE'],
    [{ ...jwks, ...key }, 'JWKS_URL, JWT_PUBLIC_KEY_FILE'],
    [{ ...key, JWT_PUBLIC_KEY_FILE: '/no/such/file' }, 'JWT_PUBLIC_KEY_FILE'],
    [{ ...jwks, JWKS_URL: 'file:///etc/keys' }, 'JWKS_URL'],
    [{ ...jwks, JWKS_URL: 'http://id.example/jwks' }, 'JWKS_URL'],
    [{ ...jwks, JWKS_URL: 'id.example' }, 'JWKS_URL'],
    [{ JWKS_URL: jwks.JWKS_URL }, 'JWT_AUDIENCE'],
    [{ ...jwks, ROLE_CLAIM: 'a\\b' }, 'ROLE_CLAIM'],
    [{ ...jwks, NAME_CLAIM: 'é' }, 'NAME_CLAIM'],
    [{ ...jwks, ROLE_MAP: 'team-leads=supervisor' }, 'ROLE_MAP'],
    [{ ...jwks, ROLE_MAP: '{"team-leads": "boss"}' }, 'ROLE_MAP.team-leads'],
    [{ ...jwks, ROLE_MAP: '["supervisor"]' }, 'ROLE_MAP'],
    [{ ...demo, ROLE_CLAIM: 'roles' }, 'ROLE_CLAIM, NAME_CLAIM, ROLE_MAP'],
    [{ ...jwks, DEMO_CASES: 'true' }, 'DEMO_CASES'],
    [{ ...demo, DEMO_CASES: 'yes' }, 'DEMO_CASES'],
    [{ ...demo, PORT: '70000' }, 'PORT'],
    [{ ...demo, PORT: 'http' }, 'PORT'],
    [{ ...demo, RATE_LIMIT: '0' }, 'RATE_LIMIT'],
    [{ ...demo, CURRENCY: 'pesos' }, 'CURRENCY'],
    [{ ...demo, TRUSTED_PROXIES: '10.0.0.1, everywhere' }, 'TRUSTED_PROXIES'],
    [{ ...demo, TRUSTED_PROXIES: '10.0.0.1,' }, 'TRUSTED_PROXIES.1'],
    [{ MODE: 'test' }, 'MODE'],
    [{ ...demo, LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
    [{ ...demo, DATABASE_URL: 'mysql://x' }, 'DATABASE_URL'],
    [{ ...demo, POLICY_FILE: '/no/such/file' }, 'POLICY_FILE'],
    [{ ...demo, PEOPLE_FILE: '/no/such/file' }, 'PEOPLE_FILE'],
    [{ ...demo, PAGE_DIR: '/no/such/directory' }, 'PAGE_DIR'],
  ])('refuses %j by the name of the variable alone', (env, variable) => {
    expect(refused(env)).toEqual([variable]);
  });

  it('says what was expected of an address and of a port', () => {
    const sentence = (env: Record<string, string>) => {
      try {
        return parseConfig({ ...demo, ...env });
      } catch (error) {
        return error instanceof ConfigError ? error.message : error;
      }
    };
    for (const DATABASE_URL of ['db', 'mysql://x', 'postgres://h:99999/x'])
      expect(sentence({ DATABASE_URL })).toBe(
        'DATABASE_URL: expected postgres://user:password@host:5432/database',
      );
    expect(sentence({ PORT: '70000' })).toBe('PORT: expected a whole number from 0 to 65535');
  });

  it('says all that is wrong at once', () => {
    const all = {
      PORT: 'x',
      INSPECT: '1',
      HOST: '0.0.0.0',
      PAGE_DIR: '/no/such/directory',
      LOG_LEVEL: 'loud',
    };
    expect(refused({ ...demo, ...all }).sort()).toEqual(Object.keys(all).sort());
    expect(refused(all)).toContain('JWKS_URL or JWT_PUBLIC_KEY_FILE');
  });

  it('reads the policy and says what is wrong with it', () => {
    const file = join(dir, 'policy.json');
    writeFileSync(file, '{"months": 3}');
    expect(parseConfig({ ...demo, POLICY_FILE: file }).options.policy?.months).toBe(3);
    writeFileSync(file, '{"months": "many"}');
    expect(() => parseConfig({ ...demo, POLICY_FILE: file })).toThrow(/POLICY_FILE.*months/);
  });

  it('reads the list of people and says where it is wrong', () => {
    const file = join(dir, 'people.json');
    const of = (people: unknown) => {
      writeFileSync(file, JSON.stringify(people));
      return { ...demo, PEOPLE_FILE: file };
    };
    const people = [
      { id: 'marta', role: 'coordinador', name: 'Marta Suárez' },
      { id: 'raul', role: 'jefe' },
    ];
    expect(parseConfig(of(people)).options.people).toEqual(people);
    expect(refused(of({ marta: 'coordinador' }))).toEqual(['PEOPLE_FILE']);
    expect(refused(of([...people, { id: 'ana', role: 'boss' }]))).toEqual(['PEOPLE_FILE.2.role']);
    expect(refused(of([{ id: 'luis\u200b', role: 'jefe' }]))).toEqual(['PEOPLE_FILE.0.id']);
  });
});
