import { parsePolicy } from '@conexion/machines';
import pino from 'pino';
import { describe, expect, it } from 'vitest';
import { checkOptions, faultsOf, type ServiceOptions } from './service-options.ts';

const fine: ServiceOptions = { dataDir: 'data', demo: true };
const url = new URL('https://id.example/jwks');
const provided: ServiceOptions = { dataDir: 'data', keys: { kind: 'jwks', url }, audience: 'y' };

describe('the options of a service', () => {
  it('may be few, or all of them', () => {
    expect(faultsOf(fine)).toEqual([]);
    expect(
      faultsOf({
        ...fine,
        port: 0,
        host: '::1',
        databaseUrl: 'postgres://x@127.0.0.1/x',
        databaseSchema: 'conexion',
        keys: undefined,
        pageDir: '.',
        inspect: false,
        seed: true,
        policy: parsePolicy({ months: 3 }),
        clock: () => '2026-01-01T00:00:00.000Z',
        requestsPerSecond: 1,
        trustedProxies: ['loopback', '10.0.0.0/8', '2001:db8::1'],
        streamPatience: { heartbeat: 50, slow: 0.5 },
        largestBatch: 1,
        log: pino({ level: 'silent' }),
      } satisfies ServiceOptions),
    ).toEqual([]);
    expect(
      faultsOf({ ...provided, issuer: 'x', claims: { role: 'a.b', name: 'n', roles: { x: 'jefe' } } }),
    ).toEqual([]);
  });

  it.each<[string, object]>([
    ['port', { port: 'abc' }],
    ['port', { port: 65_536 }],
    ['port', { port: 80.5 }],
    ['host', { host: '' }],
    ['host', { host: '0.0.0.0' }],
    ['dataDir', { dataDir: undefined }],
    ['dataDir', { dataDir: '' }],
    ['databaseUrl', { databaseUrl: 'mysql://x' }],
    ['databaseSchema', { databaseSchema: 'conexion' }],
    ['databaseSchema', { databaseUrl: 'postgres://x', databaseSchema: 'x'.repeat(64) }],
    ['databaseSchema', { databaseUrl: 'postgres://x', databaseSchema: 'x', pooler: 'transaction' }],
    ['pooler', { databaseUrl: 'postgres://x', pooler: 'session' }],
    ['pooler', { pooler: 'transaction' }],
    ['databaseDirectUrl', { databaseUrl: 'postgres://x', databaseDirectUrl: 'postgres://x' }],
    ['demo', { demo: 'yes' }],
    ['keys', { demo: false }],
    ['keys', { demo: undefined }],
    ['demo', { ...provided, demo: true }],
    ['audience', { ...provided, demo: false, audience: undefined }],
    ['audience', { ...provided, demo: false, audience: '' }],
    ['claims.role', { ...provided, demo: false, claims: { role: 'a"b' } }],
    ['claims.roles.x', { ...provided, demo: false, claims: { roles: { x: 'rey' } } }],
    ['claims', { claims: { name: 'n' } }],
    ['keys.kind', { demo: false, keys: { kind: 'pem' } }],
    ['keys.url', { demo: false, keys: { kind: 'jwks', url: 'https://id.example/jwks' } }],
    ['keys.url', { demo: false, keys: { kind: 'jwks', url: new URL('http://id.example/jwks') } }],
    ['keys.file', { demo: false, keys: { kind: 'publicKey', file: '/no/such/file' } }],
    ['pageDir', { pageDir: '/no/such/directory' }],
    ['seed', { seed: 1 }],
    ['policy', { policy: { months: 'many' } }],
    ['clock', { clock: '2026-01-01' }],
    ['requestsPerSecond', { requestsPerSecond: 0 }],
    ['trustedProxies', { trustedProxies: ['10.0.0.0/33'] }],
    ['streamPatience.slow', { streamPatience: { heartbeat: 1, slow: -1 } }],
    ['largestBatch', { largestBatch: 0 }],
    ['log', { log: { info: () => undefined } }],
    ['datadir', { datadir: 'data' }],
  ])('%s is named where it is wrong: %j', (name, wrong) => {
    expect(faultsOf({ ...fine, ...wrong }).map((fault) => fault.split(': ')[0])).toEqual([name]);
  });

  it('are refused with all that is wrong at once', () => {
    const wrong = { ...fine, demo: false, port: 'abc', pageDir: '/no/such/directory', pagedir: 'x' };
    expect(faultsOf(wrong).map((fault) => fault.split(':')[0])).toEqual([
      'port',
      'pageDir',
      'pagedir',
      'keys',
    ]);
    expect(() => checkOptions(wrong as unknown as ServiceOptions)).toThrow(
      expect.objectContaining({ code: 'invalid-config', message: expect.stringContaining('\npageDir: ') }),
    );
  });

  it('say how to ask for the demonstration where neither it nor keys are given', () => {
    expect(faultsOf({ dataDir: 'data' })).toEqual([expect.stringMatching(/^keys: .*demo: true/)]);
  });
});
