import fc from 'fast-check';
import { type SnapshotFrom, transition } from 'xstate';
import { type Pendiente, type PendienteEvent, pendienteMachine } from '../../pendiente/pendiente.ts';
import type { PendienteKind } from '../../procedure/pendientes.ts';
import type { Role } from '../../procedure/roles.ts';
import { instantAt, isEarlier, millisecondsAt } from '../oracle/instants.ts';

/** An event sent to a pendiente; `after` is null where it was refused. */
export interface PendienteMoment {
  before: Pendiente;
  event: PendienteEvent;
  after: Pendiente | null;
}

/** A property of every moment of every pendiente (4.9). */
export interface PendienteRule {
  name: string;
  holds(moment: PendienteMoment): boolean;
}

/** A pendiente and the events tried on it. */
export interface PendienteWalk {
  pendiente: Pendiente;
  events: readonly PendienteEvent[];
}

const handlers = (role: Pendiente['role']): readonly Role[] => {
  const superiors: readonly Role[] = ['supervisor', 'jefe', 'gerencia'];
  if (role === 'gerencia') return ['gerencia'];
  return role === 'supervisor' ? superiors : ['coordinador', ...superiors];
};

const byHand = ['pendiente.attended', 'pendiente.cancelled'];

/** What an event makes of a pendiente that takes it. */
function expected(before: Pendiente, event: PendienteEvent): Pendiente {
  switch (event.type) {
    case 'pendiente.attended':
      return { ...before, status: 'atendido' };
    case 'pendiente.cancelled':
      return { ...before, status: 'cancelado' };
    case 'pendiente.postponed':
      return { ...before, dueAt: event.dueAt };
    case 'pendiente.reassigned':
      return { ...before, assignee: event.to };
  }
}

const isSame = (a: Pendiente, b: Pendiente): boolean =>
  (['status', 'kind', 'dueAt', 'assignee', 'role'] as const).every((field) => a[field] === b[field]);

/** The reasons for which a pendiente refuses an event. */
const reasons: Readonly<Record<string, (moment: PendienteMoment) => boolean>> = {
  'only who it waits for, or a superior of theirs, handles a pendiente': ({ before, event }) =>
    !handlers(before.role).includes(event.by.role),
  'a closed pendiente takes nothing more': ({ before }) => before.status !== 'pendiente',
  'only a manual pendiente is attended or cancelled by hand': ({ before, event }) =>
    byHand.includes(event.type) && before.kind !== 'manual',
  'a pendiente is postponed to a time ahead, also where it was overdue': ({ event }) =>
    event.type === 'pendiente.postponed' && !isEarlier(event.at, event.dueAt),
};

/** The rules of the pendiente, read from the procedure and not from the machine. */
export const pendienteRules: readonly PendienteRule[] = [
  ...Object.entries(reasons).map(([name, refuses]) => ({
    name,
    holds: (moment: PendienteMoment) => !(refuses(moment) && moment.after),
  })),
  {
    name: 'a pendiente refuses nothing without a reason',
    holds: (moment) => moment.after !== null || Object.values(reasons).some((refuses) => refuses(moment)),
  },
  {
    name: 'an event changes of a pendiente what it says, and nothing else',
    holds: ({ before, event, after }) => after === null || isSame(after, expected(before, event)),
  },
];

const kinds = ['manual', 'monitorProvider', 'reviewException'] as const satisfies PendienteKind[];
const roles = ['coordinador', 'supervisor', 'jefe', 'gerencia', 'analista'] as const satisfies Role[];
const began = millisecondsAt('2026-03-08T06:59:59Z');

/** The same instant by the clocks of several places: as texts they are in another order. */
const offsets = ['Z', '-05:00', '+14:00'] as const;

function spelt(milliseconds: number, offset: (typeof offsets)[number]): string {
  if (offset === 'Z') return instantAt(milliseconds);
  const hours = Number(offset.slice(0, 3));
  return instantAt(milliseconds + hours * 3_600_000).replace('Z', offset);
}

/** Times on either side of now, of the due time and of one another; overdue ones too. */
const steps = [-1, 0, 1, 60_000, 3_600_000];

/** Walks of pendientes: every kind and role, and times by their boundaries. */
export const pendienteWalk: fc.Arbitrary<PendienteWalk> = fc
  .record({
    pendiente: fc.record({
      status: fc.constantFrom('pendiente', 'pendiente', 'pendiente', 'atendido', 'cancelado'),
      kind: fc.constantFrom(...kinds),
      dueAt: fc.constantFrom(...steps).map((step) => instantAt(began + step)),
      assignee: fc.constantFrom(null, 'coordinador-1'),
      role: fc.constantFrom(null, null, 'supervisor', 'gerencia'),
    }),
    rows: fc.array(
      fc.record({
        type: fc.constantFrom('attended', 'postponed', 'postponed', 'reassigned', 'cancelled'),
        role: fc.constantFrom(...roles),
        later: fc.constantFrom(0, 1, 60_000, 7_200_000),
        ahead: fc.constantFrom(...steps),
        isFromDue: fc.boolean(),
        offset: fc.constantFrom(...offsets),
      }),
      { maxLength: 6 },
    ),
  })
  .map(({ pendiente, rows }) => {
    let now = began;
    let due = millisecondsAt(pendiente.dueAt);
    const events = rows.map(({ type, role, later, ahead, isFromDue, offset }) => {
      now += later;
      const stamp = { type: `pendiente.${type}`, at: instantAt(now), by: { id: `${role}-1`, role } };
      if (type !== 'postponed') {
        const payloads = {
          attended: {},
          reassigned: { to: 'coordinador-2' },
          cancelled: { reason: 'por error' },
        };
        return { ...stamp, ...payloads[type as keyof typeof payloads] };
      }
      const dueAt = spelt((isFromDue ? due : now) + ahead, offset);
      if (!isEarlier(dueAt, stamp.at)) due = millisecondsAt(dueAt);
      return { ...stamp, dueAt };
    });
    return { pendiente, events } as PendienteWalk;
  });

/** Plays a walk of a pendiente on a machine, moment by moment. */
export function pendienteTrace(
  { pendiente, events }: PendienteWalk,
  machine: typeof pendienteMachine = pendienteMachine,
): PendienteMoment[] {
  let { status, ...context } = pendiente;
  return events.map((event) => {
    const before = { status, ...context };
    const snapshot = machine.resolveState({ value: status, context });
    if (!snapshot.can(event)) return { before, event, after: null };
    const [next] = transition(machine, snapshot, event);
    const { value, context: now } = next as SnapshotFrom<typeof pendienteMachine>;
    status = value;
    context = now;
    return { before, event, after: { status, ...context } };
  });
}
