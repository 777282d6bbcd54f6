import { and, assign, type SnapshotFrom, setup, transition } from 'xstate';
import { z } from 'zod';
import { checkedInput } from '../asistencia/malformed-input.ts';
import { checkedMachine } from '../host/checked-machine.ts';
import { standardRefusalWords } from '../host/refusal.ts';
import { type Parsed, toldIn, type ValueRuleWords } from '../host/result.ts';
import * as standard from '../languages/standard.ts';
import type { Words } from '../languages/words.ts';
import { pendienteKinds } from '../procedure/pendientes.ts';
import { coordinating, management, type Role, superiors } from '../procedure/roles.ts';
import type { Lang, Text } from '../procedure/text.ts';
import { type Checked, check } from '../values/check.ts';
import { instant, isBefore } from '../values/instant.ts';
import { type By, by } from '../values/parties.ts';
import { personId } from '../values/person-id.ts';
import { impersonal, marked, personal } from '../values/privacy.ts';
import { id, prose } from '../values/text.ts';
import type { PendienteRefusalCode } from './pendiente-refusal-code.ts';

const payloads = {
  'pendiente.attended': { note: personal(prose).optional() },
  'pendiente.postponed': { dueAt: instant },
  'pendiente.reassigned': { to: impersonal(personId) },
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

/** The status of a pendiente (4.9): open, attended or cancelled. */
export type PendienteStatus = 'pendiente' | 'atendido' | 'cancelado';

/** What a pendiente remembers. */
const contextSchema = z.strictObject({
  kind: z.enum(pendienteKinds),
  dueAt: instant,
  assignee: id.nullable(),
  /** The role that it waits for, if that is not a coordinator. */
  role: z.enum(['supervisor', 'gerencia']).nullable(),
});
type PendienteContext = z.output<typeof contextSchema>;

/** A pendiente as a host stores it: plain JSON. */
export interface Pendiente extends PendienteContext {
  status: PendienteStatus;
}

/** Who may handle a pendiente: the role that it waits for, or one above (clause 3). */
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
 * The pendiente (4.9): the agenda. Automatic ones are settled or cancelled by their asistencia's
 * effects, which a host applies; people attend and cancel manual ones, and postpone or reassign
 * any.
 */
export const pendienteMachine = checkedMachine(
  machine,
  { checkEvent: (value) => check(eventSchema, value) as Checked<PendienteEvent>, contextSchema },
  standardRefusalWords,
);

/** Why a pendiente refuses an event. */
export type PendienteRefusal<L extends string = Lang> =
  | { code: 'role-not-allowed'; clause: '3'; roles: readonly Role[]; message: Text<L> }
  | { code: Exclude<PendienteRefusalCode, 'role-not-allowed'>; clause: '4.9'; message: Text<L> };

/** The answer to an event of a pendiente: what it becomes, or every reason against it. */
export type PendienteDecision<L extends string = Lang> =
  | { accepted: true; pendiente: Pendiente }
  | { accepted: false; refusals: readonly PendienteRefusal<L>[] };

const plain = ({ value, context }: SnapshotFrom<typeof pendienteMachine>): Pendiente => ({
  status: value,
  ...context,
});

type RefusalSentences<L extends string> = Words<L, 'pendienteRefusal'>['pendienteRefusal'];

/**
 * What a pendiente becomes, or why it does not.
 * @example
 * const decision = decidePendiente(pendiente, { type: 'pendiente.postponed', dueAt, at, by });
 */
export const decidePendiente = (pendiente: Pendiente, event: PendienteEvent): PendienteDecision =>
  decidePendienteIn(standard.pendienteRefusal, pendiente, event);

/** The same in the words of a host. */
export function decidePendienteIn<L extends string>(
  sentences: RefusalSentences<L>,
  { status, ...context }: Pendiente,
  event: PendienteEvent,
): PendienteDecision<L> {
  const snapshot = pendienteMachine.resolveState({ value: status, context });
  const [next] = transition(pendienteMachine, snapshot, event);
  if (snapshot.can(event)) return { accepted: true, pendiente: plain(next) };
  return { accepted: false, refusals: [refusalOf({ status, ...context }, event, sentences)] };
}

function refusalOf<L extends string>(
  pendiente: Pendiente,
  event: PendienteEvent,
  sentences: RefusalSentences<L>,
): PendienteRefusal<L> {
  const roles = rolesOf(pendiente);
  if (!roles.includes(event.by.role)) {
    return { code: 'role-not-allowed', clause: '3', roles, message: sentences['role-not-allowed'] };
  }
  const code = codeOf(pendiente, event);
  return { code, clause: '4.9', message: sentences[code] };
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
export const parsePendienteRequest = (value: unknown): Parsed<PendienteRequest> =>
  parsePendienteRequestIn(standard.valueRule, value);

/** The same in the words of a host. */
export const parsePendienteRequestIn = <L extends string>(
  valueRule: ValueRuleWords<L>,
  value: unknown,
): Parsed<PendienteRequest, L> => toldIn(check(pendienteRequestSchema, value), valueRule);
