import type { Effect } from '@conexion/machines';
import { describe, expect, it } from 'vitest';
import { agendaAfter } from './agenda.ts';
import type { Pendiente } from './records.ts';

const at = '2026-01-05T15:00:00.000Z';
let ids = 0;
const where = { expedienteId: 'e', asistenciaId: 'a', at, newId: () => `new-${ids++}` };

const pendiente = (id: string, kind: Pendiente['kind'], dueAt = at): Pendiente => ({
  id,
  revision: 3,
  kind,
  status: 'pendiente',
  dueAt,
  assignee: 'ana',
  role: null,
  superior: null,
  expedienteId: 'e',
  asistenciaId: 'a',
  text: null,
  openedAt: at,
  closedAt: null,
});

const written = (effects: Effect[], open: Pendiente[]) =>
  agendaAfter(effects, open, where).map(({ kind, status, revision }) => [kind, status, revision]);

describe('agendaAfter', () => {
  it('opens for the case’s coordinator, or for the role that is named', () => {
    const [mine, theirs] = agendaAfter(
      [
        { type: 'openPendiente', params: { kind: 'assignProvider', dueAt: at, role: null } },
        { type: 'openPendiente', params: { kind: 'reviewException', dueAt: at, role: 'supervisor' } },
      ],
      [],
      where,
    );
    expect(mine).toMatchObject({ role: null, ofCoordinator: true, revision: 1, asistenciaId: 'a' });
    expect(theirs).toMatchObject({ role: 'supervisor', assignee: null });
    expect(theirs).not.toHaveProperty('ofCoordinator');
  });

  it('each monitoring settles the soonest; the arrival settles all', () => {
    const open = [
      pendiente('later', 'monitorProvider', '2026-01-05T17:00:00.000Z'),
      pendiente('sooner', 'monitorProvider', '2026-01-05T16:00:00.000Z'),
      pendiente('other', 'checkArrival'),
    ];
    const params = { kinds: ['monitorProvider'] as const };
    const soonest = agendaAfter(
      [{ type: 'settlePendientes', params: { ...params, soonest: true } }],
      open,
      where,
    );
    expect(soonest.map(({ id, status, closedAt }) => [id, status, closedAt])).toEqual([
      ['sooner', 'atendido', at],
    ]);
    expect(written([{ type: 'settlePendientes', params }], open)).toEqual([
      ['monitorProvider', 'atendido', 4],
      ['monitorProvider', 'atendido', 4],
    ]);
  });

  it('automatic ones are cancelled without the manual ones; a closure cancels all', () => {
    const open = [pendiente('1', 'assignProvider'), pendiente('2', 'manual')];
    expect(written([{ type: 'cancelPendientes', params: { kinds: 'automatic' } }], open)).toEqual([
      ['assignProvider', 'cancelado', 4],
    ]);
    expect(written([{ type: 'cancelPendientes', params: { kinds: 'all' } }], open)).toHaveLength(2);
    expect(written([{ type: 'cancelPendientes', params: { kinds: ['manual'] } }], open)).toEqual([
      ['manual', 'cancelado', 4],
    ]);
  });

  it('applies the effects in their order: what is opened after a cancellation stays', () => {
    const cancel: Effect = { type: 'cancelPendientes', params: { kinds: 'automatic' } };
    const open: Effect = { type: 'openPendiente', params: { kind: 'assignProvider', dueAt: at, role: null } };
    const before = [pendiente('1', 'assignProvider')];
    expect(written([cancel, open], before)).toEqual([
      ['assignProvider', 'cancelado', 4],
      ['assignProvider', 'pendiente', 1],
    ]);
    expect(written([open, cancel], before)).toEqual([
      ['assignProvider', 'cancelado', 1],
      ['assignProvider', 'cancelado', 4],
    ]);
  });

  it('writes nothing for effects that only notify', () => {
    const released: Effect = {
      type: 'releaseProvider',
      params: { provider: { id: 'p', name: 'p', kind: 'internal' } },
    };
    expect(written([released], [pendiente('1', 'manual')])).toEqual([]);
  });

  it('puts the work to be authorized into the supervisor’s inbox while an excess waits, and takes it out', () => {
    const open = [pendiente('w', 'authorizeWork'), pendiente('m', 'manual')];
    const waiting = agendaAfter([], open, { ...where, isExcessWaiting: true });
    expect(waiting).toMatchObject([{ id: 'w', superior: 'supervisor', revision: 4 }]);
    expect(agendaAfter([], waiting, { ...where, isExcessWaiting: true })).toEqual([]);
    expect(agendaAfter([], waiting, where)).toMatchObject([{ id: 'w', superior: null, revision: 5 }]);
    const opens: Effect = { type: 'openPendiente', params: { kind: 'authorizeWork', dueAt: at, role: null } };
    expect(agendaAfter([opens], [], { ...where, isExcessWaiting: true })).toMatchObject([
      { superior: 'supervisor', revision: 1 },
    ]);
  });
});
