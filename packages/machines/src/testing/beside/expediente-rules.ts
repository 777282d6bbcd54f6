import fc from 'fast-check';
import { initialTransition, type SnapshotFrom, transition } from 'xstate';
import { type Expediente, type ExpedienteEvent, expedienteMachine } from '../../expediente/expediente.ts';

/** What happened to an expediente, with all that had happened before it. */
export interface ExpedienteMoment {
  events: readonly ExpedienteEvent[];
  after: Expediente;
}

/** A property of every moment of every expediente (4.6). */
export interface ExpedienteRule {
  name: string;
  holds(moment: ExpedienteMoment): boolean;
}

/** The asistencias that were opened, in order, each as often as it was opened again. */
function account(events: readonly ExpedienteEvent[]): { total: number; open: readonly string[] } {
  const open: string[] = [];
  let total = 0;
  for (const { type, asistenciaId } of events) {
    const isOpen = open.includes(asistenciaId);
    if (type === 'asistencia.opened' && !isOpen) {
      open.push(asistenciaId);
      total++;
    }
    if (type === 'asistencia.closed' && isOpen) open.splice(open.indexOf(asistenciaId), 1);
  }
  return { total, open };
}

/** The rules of the expediente, by an account of its events that knows no states. */
export const expedienteRules: readonly ExpedienteRule[] = [
  {
    name: 'an expediente is closed exactly when it has asistencias and all have ended',
    holds: ({ events, after }) => {
      const { total, open } = account(events);
      return (after.status === 'cerrado') === (total > 0 && open.length === 0);
    },
  },
  {
    name: 'an expediente knows which of its asistencias are open',
    holds: ({ events, after }) => after.open.join() === account(events).open.join(),
  },
  {
    name: 'an expediente counts each of its asistencias once',
    holds: ({ events, after }) => after.total === account(events).total,
  },
];

/** Walks of expedientes: few asistencias, opened and ended in any order, and twice. */
export const expedienteWalk: fc.Arbitrary<readonly ExpedienteEvent[]> = fc.array(
  fc.record({
    type: fc.constantFrom('asistencia.opened', 'asistencia.closed'),
    asistenciaId: fc.constantFrom('a-1', 'a-2', 'a-3'),
  }),
  { maxLength: 8 },
);

/** Plays a walk of an expediente on a machine, moment by moment. */
export function expedienteTrace(
  events: readonly ExpedienteEvent[],
  machine: typeof expedienteMachine = expedienteMachine,
): ExpedienteMoment[] {
  let [snapshot] = initialTransition(machine) as [SnapshotFrom<typeof expedienteMachine>, unknown];
  return events.map((event, place) => {
    [snapshot] = transition(machine, snapshot, event);
    const { value, context } = snapshot;
    return { events: events.slice(0, place + 1), after: { status: value, ...context } };
  });
}
