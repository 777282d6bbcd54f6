import { describe, expect, it } from 'vitest';
import { createHost } from './host.ts';
import { hostOfModule } from './host-of-module.ts';

const host = createHost();
const { snapshot } = host.open({
  service: { type: 'hogar', definition: 'gas', priority: 'emergencia' },
  plan: {
    contractedOn: '2026-01-15',
    servicesUsed: 0,
    servicesRequested: 0,
    originCity: 'Cali',
    timeZone: 'America/Bogota',
  },
  call: { id: 'call-1', startedAt: '2026-03-10T09:00:00-05:00' },
  openedAt: '2026-03-10T09:00:00-05:00',
});

/** What a program that no compiler has seen may ask. */
const asked: [string, () => unknown, string][] = [
  ['an invalid machine', () => createHost({ machine: {} as never }), 'unknown-machine'],
  ['no machine', () => createHost({ machine: null as never }), 'unknown-machine'],
  ['the form of no event', () => host.eventSchema('nope' as never, 'es'), 'unknown-event'],
  ['a form in no language', () => host.eventSchema('price.informed', 'fr' as never), 'unknown-language'],
  ['the senders of no event', () => host.sendersOf(snapshot, 'nope' as never), 'unknown-event'],
  [
    'what is allowed, without saying to whom',
    () => host.allowed(snapshot, undefined as never),
    'invalid-input',
  ],
  ['what is allowed at no time', () => host.allowed(snapshot, { by: {} } as never), 'invalid-input'],
  [
    'what is allowed on no date',
    () => host.allowed(snapshot, { at: 'ayer', by: { id: 'ana', role: 'coordinador' } }),
    'invalid-input',
  ],
  [
    'what is blocked for no role',
    () =>
      host.blocked(snapshot, { at: '2026-03-10T09:00:00-05:00', by: { id: 'ana', role: 'chofer' } } as never),
    'invalid-input',
  ],
  ['to pack without a seq', () => host.pack(snapshot, undefined as never), 'snapshot-malformed'],
  ['to pack at half an event', () => host.pack(snapshot, 0.5), 'snapshot-malformed'],
  ['a host of a module without one', () => hostOfModule({ machine: {} }), 'no-host'],
  ['the host of a module with two', () => hostOfModule({ a: host, b: createHost() }), 'no-host'],
];

describe('what a program that no compiler has seen asks', () => {
  it.each(asked)('is refused by a code: %s', (_what, ask, code) => {
    expect(ask).toThrow(expect.objectContaining({ code }));
  });

  it('of what is allowed, is refused by the field', () => {
    expect(() => host.allowed(snapshot, { by: { id: 'ana', role: 'jefe' } } as never)).toThrow(
      expect.objectContaining({ errors: [expect.objectContaining({ path: 'at', rule: 'missing' })] }),
    );
  });

  it('of what is stored, is refused by each field in a line', () => {
    const { seq, ...stored } = host.pack(snapshot, 3);
    expect(() => host.unpack({ ...stored, version: '1' })).toThrow(
      /^Not a stored asistencia: version: Invalid input: .*; seq: Invalid input: .*$/,
    );
  });

  it('of a module, is its default export, or its only host', () => {
    expect(hostOfModule({ default: host, other: createHost() })).toBe(host);
    expect(hostOfModule({ host, machine: host.machine })).toBe(host);
  });
});
