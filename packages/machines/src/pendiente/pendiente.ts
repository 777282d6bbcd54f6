import { and, assign, type SnapshotFrom, setup, transition } from 'xstate';
import { z } from 'zod';
import { checkedInput } from '../asistencia/parse-input.ts';
import { checkedMachine } from '../host/checked-machine.ts';
import { type Parsed, parseWith } from '../host/result.ts';
import { type PendienteKind, pendientes } from '../procedure/pendientes.ts';
import { coordinating, management, type Role, superiors } from '../procedure/roles.ts';
import { type Lang, type Text, text } from '../procedure/text.ts';
import { instant, isBefore } from '../values/instant.ts';
import { type By, by } from '../values/parties.ts';
import { impersonal, marked, personal } from '../values/privacy.ts';
import { id, prose } from '../values/text.ts';

const payloads = {
  'pendiente.attended': { note: personal(prose).optional() },
  'pendiente.postponed': { dueAt: instant },
  'pendiente.reassigned': { to: impersonal(id) },
  'pendiente.cancelled': { reason: personal(prose) },
} as const;

/** What people do with a pendiente, as a client sends it. */
export const pendienteRequestSchema = marked(
  z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('pendiente.attended'), ...payloads['pendiente.attended'] }),
    z.strictObject({ type: z.literal('pendiente.postponed'), ...payloads['pendiente.postponed'] }),
    z.strictObject({ type: z.literal('pendiente.reassigned'), ...payloads['pendiente.reassigned'] }),
    z.strictObject({ type: z.literal('pendiente.cancelled'), ...payloads['pendiente.cancelled'] }),
  ]),
);
/** What people do with a pendiente, as a client sends it: without its stamp. */
export type PendienteRequest = z.output<typeof pendienteRequestSchema>;

/** The same with its stamp. */
export type PendienteEvent = PendienteRequest & { at: string; by: By };
const [attended, ...others] = pendienteRequestSchema.options.map((option) =>
  option.extend({ at: instant, by }),
);
const eventSchema = z.discriminatedUnion('type', [attended as NonNullable<typeof attended>, ...others]);

/** Where a pendiente stands (4.9): open, attended, cancelled. */
export type PendienteStatus = 'pendiente' | 'atendido' | 'cancelado';

/** What a pendiente remembers. */
const contextSchema = z.strictObject({
  kind: z.enum(Object.keys(pendientes) as PendienteKind[]),
  dueAt: instant,
  assignee: id.nullable(),
  /** Whom it waits for, where that is not a coordinator. */
  role: z.enum(['supervisor', 'gerencia']).nullable(),
});
type PendienteContext = z.output<typeof contextSchema>;

/** A pendiente as a host stores it: plain JSON. */
export interface Pendiente extends PendienteContext {
  status: PendienteStatus;
}

/** Who may handle a pendiente: whoever it waits for, or above (clause 3). */
const rolesOf = ({ role }: Pick<PendienteContext, 'role'>): readonly Role[] => {
  if (role === 'gerencia') return management;
  return role === 'supervisor' ? superiors : coordinating;
};

const machine = setup({
  types: {
    context: {} as PendienteContext,
    events: {} as PendienteEvent,
    input: {} as PendienteContext,
  },
  guards: {
    hasRole: ({ context, event }) => rolesOf(context).includes(event.by.role),
    isManual: ({ context }) => context.kind === 'manual',
    isAhead: ({ event }) => event.type === 'pendiente.postponed' && isBefore(event.at, event.dueAt),
  },
  actions: {
    recordDueAt: assign(({ event }) => (event.type === 'pendiente.postponed' ? { dueAt: event.dueAt } : {})),
    recordAssignee: assign(({ event }) =>
      event.type === 'pendiente.reassigned' ? { assignee: event.to } : {},
    ),
  },
}).createMachine({
  id: 'pendiente',
  context: ({ input }) => checkedInput(contextSchema, input),
  initial: 'pendiente',
  states: {
    pendiente: {
      meta: { clauses: ['4.9'] },
      on: {
        'pendiente.attended': {
          target: 'atendido',
          guard: and(['hasRole', 'isManual']),
          meta: { clauses: ['4.9'] },
        },
        'pendiente.cancelled': {
          target: 'cancelado',
          guard: and(['hasRole', 'isManual']),
          meta: { clauses: ['4.9'] },
        },
        'pendiente.postponed': {
          guard: and(['hasRole', 'isAhead']),
          actions: 'recordDueAt',
          meta: { clauses: ['4.9'] },
        },
        'pendiente.reassigned': { guard: 'hasRole', actions: 'recordAssignee', meta: { clauses: ['4.9'] } },
      },
    },
    atendido: { type: 'final', meta: { clauses: ['4.9'] } },
    cancelado: { type: 'final', meta: { clauses: ['4.9'] } },
  },
});

/**
 * The pendiente (4.9): the agenda. Automatic ones are settled or cancelled by their asistencia's effects, which a host
 * applies; people attend and cancel manual ones, and postpone or reassign any.
 */
export const pendienteMachine = checkedMachine(machine, {
  parseEvent: (value) => parseWith(eventSchema, value, 'es') as Parsed<PendienteEvent>,
  contextSchema,
});

/** Why a pendiente refuses an event. */
export type PendienteRefusal =
  | { code: 'role-not-allowed'; clause: '3'; roles: readonly Role[]; message: Text }
  | { code: 'pendiente-closed' | 'pendiente-automatic' | 'due-in-the-past'; clause: '4.9'; message: Text };

/** The answer to an event of a pendiente: what it becomes, or every reason against it. */
export type PendienteDecision =
  | { accepted: true; pendiente: Pendiente }
  | { accepted: false; refusals: readonly PendienteRefusal[] };

const refusalTexts = {
  'role-not-allowed': text('Este pendiente espera a un superior.', 'This pendiente waits for a superior.'),
  'pendiente-closed': text(
    'El pendiente ya se atendió o se canceló.',
    'The pendiente has been attended or cancelled already.',
  ),
  'pendiente-automatic': text(
    'Un pendiente automático lo atiende o lo cancela el paso de la asistencia que lo espera.',
    'An automatic pendiente is attended or cancelled by the step of the asistencia that it waits for.',
  ),
  'due-in-the-past': text('Se pospone a una hora por venir.', 'It is postponed to a time ahead.'),
} as const;

const plain = ({ value, context }: SnapshotFrom<typeof pendienteMachine>): Pendiente => ({
  status: value,
  ...context,
});

/**
 * What a pendiente becomes, or why it does not.
 * @example
 * const decision = decidePendiente(pendiente, { type: 'pendiente.postponed', dueAt, at, by });
 */
export function decidePendiente({ status, ...context }: Pendiente, event: PendienteEvent): PendienteDecision {
  const snapshot = pendienteMachine.resolveState({ value: status, context });
  const [next] = transition(pendienteMachine, snapshot, event);
  if (snapshot.can(event)) return { accepted: true, pendiente: plain(next) };
  return { accepted: false, refusals: [refusalOf({ status, ...context }, event)] };
}

function refusalOf(pendiente: Pendiente, event: PendienteEvent): PendienteRefusal {
  const roles = rolesOf(pendiente);
  if (!roles.includes(event.by.role)) {
    return { code: 'role-not-allowed', clause: '3', roles, message: refusalTexts['role-not-allowed'] };
  }
  const code = codeOf(pendiente, event);
  return { code, clause: '4.9', message: refusalTexts[code] };
}

function codeOf({ status }: Pendiente, { type }: PendienteEvent) {
  if (status !== 'pendiente') return 'pendiente-closed';
  return type === 'pendiente.postponed' ? 'due-in-the-past' : 'pendiente-automatic';
}

/**
 * What a client sends, checked.
 * @example
 * const parsed = parsePendienteRequest({ type: 'pendiente.reassigned', to: 'lucia' });
 */
export const parsePendienteRequest = (value: unknown, lang: Lang = 'es'): Parsed<PendienteRequest> =>
  parseWith(pendienteRequestSchema, value, lang);
