import { assign, initialTransition, type SnapshotFrom, setup, transition } from 'xstate';
import { z } from 'zod';
import { checkedMachine } from '../host/checked-machine.ts';
import { standardRefusalWords } from '../host/refusal.ts';
import { check } from '../values/check.ts';
import { id } from '../values/text.ts';

/** What an expediente remembers: how many asistencias it has, and which of them are open. */
export const expedienteContextSchema = z.strictObject({
  total: z.int().min(0),
  open: z.array(id),
});
type ExpedienteContext = z.output<typeof expedienteContextSchema>;

const eventSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('asistencia.opened'), asistenciaId: id }),
  z.strictObject({ type: z.literal('asistencia.closed'), asistenciaId: id }),
]);
/** What happens to an expediente: one of its asistencias opened or ended. */
export type ExpedienteEvent = z.output<typeof eventSchema>;

const machine = setup({
  types: { context: {} as ExpedienteContext, events: {} as ExpedienteEvent },
  guards: {
    isNew: ({ context, event }) => !context.open.includes(event.asistenciaId),
    isOpen: ({ context, event }) => context.open.includes(event.asistenciaId),
    isLastOpen: ({ context, event }) =>
      context.open.length === 1 && context.open.includes(event.asistenciaId),
  },
  actions: {
    recordOpened: assign(({ context, event }) => ({
      total: context.total + 1,
      open: [...context.open, event.asistenciaId],
    })),
    recordClosed: assign(({ context, event }) => ({
      open: context.open.filter((id) => id !== event.asistenciaId),
    })),
  },
}).createMachine({
  id: 'expediente',
  context: { total: 0, open: [] },
  initial: 'abierto',
  states: {
    abierto: {
      meta: { clauses: ['4.6', '5.1.C'] },
      on: {
        'asistencia.opened': { guard: 'isNew', actions: 'recordOpened', meta: { clauses: ['4.6'] } },
        'asistencia.closed': [
          { target: 'cerrado', guard: 'isLastOpen', actions: 'recordClosed', meta: { clauses: ['ours'] } },
          { guard: 'isOpen', actions: 'recordClosed', meta: { clauses: ['ours'] } },
        ],
      },
    },
    cerrado: {
      meta: { clauses: ['ours'] },
      on: {
        'asistencia.opened': {
          target: 'abierto',
          guard: 'isNew',
          actions: 'recordOpened',
          meta: { clauses: ['4.6', '5.2.B'] },
        },
      },
    },
  },
});

/**
 * The expediente (4.6, 5.1.C): open for every request, closed by itself when all its asistencias
 * have ended, and opened again by a new one.
 */
export const expedienteMachine = checkedMachine(
  machine,
  { checkEvent: (value) => check(eventSchema, value), contextSchema: expedienteContextSchema },
  standardRefusalWords,
);

/** Whether an expediente has open asistencias (4.6). */
export type ExpedienteStatus = 'abierto' | 'cerrado';

/** An expediente as a host stores it: plain JSON. */
export interface Expediente extends ExpedienteContext {
  status: ExpedienteStatus;
}

const plain = ({ value, context }: SnapshotFrom<typeof expedienteMachine>): Expediente => ({
  status: value,
  ...context,
});

/**
 * A new expediente, without asistencias.
 * @example
 * openExpediente(); // { status: 'abierto', total: 0, open: [] }
 */
export const openExpediente = (): Expediente => plain(initialTransition(expedienteMachine)[0]);

/**
 * The expediente after one of its asistencias opened or ended. Unchanged if the event says nothing
 * new.
 * @example
 * const closed = { type: 'asistencia.closed', asistenciaId: 'a-1' } as const;
 * decideExpediente(expediente, closed).status; // 'cerrado'
 */
export function decideExpediente({ status, ...context }: Expediente, event: ExpedienteEvent): Expediente {
  const snapshot = expedienteMachine.resolveState({ value: status, context });
  return plain(transition(expedienteMachine, snapshot, event)[0]);
}
