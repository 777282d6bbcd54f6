import { describe, expect, it } from 'vitest';
import { type Role, roles } from '../procedure/roles.ts';
import {
  decidePendiente,
  type Pendiente,
  type PendienteEvent,
  type PendienteRequest,
  parsePendienteRequest,
} from './pendiente.ts';

const at = '2026-03-10T09:00:00-05:00';
const manual: Pendiente = { kind: 'manual', dueAt: at, assignee: 'u-1', role: null, status: 'pendiente' };
const automatic: Pendiente = { ...manual, kind: 'confirmAfiliado' };
const later = '2026-03-10T10:00:00-05:00';

const requests: Record<PendienteRequest['type'], PendienteRequest> = {
  'pendiente.attended': { type: 'pendiente.attended' },
  'pendiente.postponed': { type: 'pendiente.postponed', dueAt: later },
  'pendiente.reassigned': { type: 'pendiente.reassigned', to: 'u-2' },
  'pendiente.cancelled': { type: 'pendiente.cancelled', reason: 'ya no hace falta' },
};
const types = Object.keys(requests) as PendienteRequest['type'][];
const event = (type: PendienteRequest['type'], role: Role = 'coordinador'): PendienteEvent => ({
  ...requests[type],
  at,
  by: { id: 'u-1', role },
});
const refusalOf = (pendiente: Pendiente, sent: PendienteEvent) => {
  const decision = decidePendiente(pendiente, sent);
  return decision.accepted ? null : decision.refusals.map(({ code }) => code).join();
};

describe('a manual pendiente', () => {
  it.each([
    ['pendiente.attended', { status: 'atendido' }],
    ['pendiente.cancelled', { status: 'cancelado' }],
    ['pendiente.postponed', { status: 'pendiente', dueAt: later }],
    ['pendiente.reassigned', { status: 'pendiente', assignee: 'u-2' }],
  ] as const)('%s: %j', (type, change) => {
    expect(decidePendiente(manual, event(type))).toEqual({
      accepted: true,
      pendiente: { ...manual, ...change },
    });
  });
});

describe('an automatic pendiente', () => {
  it.each(['pendiente.attended', 'pendiente.cancelled'] as const)('is not for people: %s', (type) => {
    expect(refusalOf(automatic, event(type))).toBe('pendiente-automatic');
  });

  it.each(['pendiente.postponed', 'pendiente.reassigned'] as const)('takes %s', (type) => {
    expect(refusalOf(automatic, event(type))).toBeNull();
  });
});

describe.each(['atendido', 'cancelado'] as const)('once %s', (status) => {
  it.each(types)('refuses %s once it is closed', (type) => {
    expect(refusalOf({ ...manual, status }, event(type))).toBe('pendiente-closed');
    expect(refusalOf({ ...automatic, status }, event(type))).toBe('pendiente-closed');
  });
});

describe('postponing', () => {
  it.each([
    ['a millisecond ahead', '2026-03-10T14:00:00.001Z', null],
    ['to now', '2026-03-10T14:00:00Z', 'due-in-the-past'],
    ['to the past', '2026-03-10T08:59:59-05:00', 'due-in-the-past'],
  ])('%s', (_, dueAt, refusal) => {
    const postponed: PendienteEvent = { ...event('pendiente.postponed'), type: 'pendiente.postponed', dueAt };
    expect(refusalOf(manual, postponed)).toBe(refusal);
  });
});

describe('who handles it', () => {
  const who: [Pendiente['role'], readonly Role[]][] = [
    [null, ['coordinador', 'supervisor', 'jefe', 'gerencia']],
    ['supervisor', ['supervisor', 'jefe', 'gerencia']],
    ['gerencia', ['gerencia']],
  ];

  it.each(who.flatMap(([role, allowed]) => roles.map((sender) => [role, sender, allowed] as const)))(
    'one that waits for %s, sent by %s',
    (role, sender, allowed) => {
      for (const type of types) {
        expect(refusalOf({ ...manual, role }, event(type, sender))).toBe(
          allowed.includes(sender) ? null : 'role-not-allowed',
        );
      }
      const decision = decidePendiente({ ...manual, role }, event('pendiente.reassigned', sender));
      if (!decision.accepted) expect(decision.refusals[0]).toMatchObject({ roles: allowed });
    },
  );
});

describe('what a client sends', () => {
  it.each(types)('%s as it is', (type) => {
    expect(parsePendienteRequest(requests[type])).toEqual({ ok: true, value: requests[type] });
  });

  it.each<[object, string]>([
    [{ type: 'pendiente.attended', note: '' }, 'note'],
    [{ type: 'pendiente.attended', note: null }, 'note'],
    [{ type: 'pendiente.postponed' }, 'dueAt'],
    [{ type: 'pendiente.postponed', dueAt: '2026-03-10T10:00-05:00' }, 'dueAt'],
    [{ type: 'pendiente.postponed', dueAt: later, at }, 'at'],
    [{ type: 'pendiente.reassigned', to: ' ' }, 'to'],
    [{ type: 'pendiente.reassigned', to: 'x'.repeat(256) }, 'to'],
    [{ type: 'pendiente.cancelled' }, 'reason'],
    [{ type: 'pendiente.cancelled', reason: 'x'.repeat(2001) }, 'reason'],
    [{ type: 'pendiente.opened' }, 'type'],
    [{ type: 'xstate.stop' }, 'type'],
    [{}, 'type'],
  ])('%j is refused for its %s', (request, path) => {
    const parsed = parsePendienteRequest(request);
    const paths = new Set(parsed.ok ? [] : parsed.errors.map((issue) => issue.path));
    expect([...paths]).toEqual([path]);
  });

  it.each([null, undefined, 'pendiente.attended', []])('refuses %j', (value) => {
    expect(parsePendienteRequest(value).ok).toBe(false);
  });
});
