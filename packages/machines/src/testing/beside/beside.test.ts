import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assign, createMachine } from 'xstate';
import { decideExpediente, expedienteMachine, openExpediente } from '../../expediente/expediente.ts';
import { decidePendiente, pendienteMachine } from '../../pendiente/pendiente.ts';
import { expedienteRules, expedienteTrace, expedienteWalk } from './expediente-rules.ts';
import { pendienteRules, pendienteTrace, pendienteWalk } from './pendiente-rules.ts';

const seed = 20_260_831;
const numRuns = 150;

const pendienteWalks = fc.sample(pendienteWalk, { numRuns, seed });
const expedienteWalks = fc.sample(expedienteWalk, { numRuns, seed });

/** The rules that a machine breaks on walks from one seed. */
const brokenByPendiente = (machine = pendienteMachine): string[] => {
  const moments = pendienteWalks.flatMap((walk) => pendienteTrace(walk, machine));
  return pendienteRules.filter(({ holds }) => !moments.every(holds)).map(({ name }) => name);
};
const brokenByExpediente = (machine = expedienteMachine): string[] => {
  const moments = expedienteWalks.flatMap((walk) => expedienteTrace(walk, machine));
  return expedienteRules.filter(({ holds }) => !moments.every(holds)).map(({ name }) => name);
};

type Pendientes = NonNullable<Parameters<typeof pendienteMachine.provide>[0]>;
type Expedientes = NonNullable<Parameters<typeof expedienteMachine.provide>[0]>;
const always = (answer: boolean) => () => answer;

describe('a pendiente', () => {
  it('keeps every rule', () => expect(brokenByPendiente()).toEqual([]));

  it('is decided as its machine moves', () => {
    for (const walk of pendienteWalks)
      for (const { before, event, after } of pendienteTrace(walk)) {
        const decision = decidePendiente(before, event);
        expect(decision.accepted ? decision.pendiente : null).toEqual(after);
      }
  });

  const mutants: Readonly<Record<string, Pendientes>> = {
    'hasRole always true': { guards: { hasRole: always(true) } },
    'hasRole always false': { guards: { hasRole: always(false) } },
    'hasRole of a coordinator for all': { guards: { hasRole: ({ event }) => event.by.role !== 'analista' } },
    'hasRole of superiors for all': {
      guards: { hasRole: ({ event }) => ['supervisor', 'jefe', 'gerencia'].includes(event.by.role) },
    },
    'isManual always true': { guards: { isManual: always(true) } },
    'isManual always false': { guards: { isManual: always(false) } },
    'isAhead always true': { guards: { isAhead: always(true) } },
    'isAhead always false': { guards: { isAhead: always(false) } },
    'isAhead of the due time, not of now': {
      guards: {
        isAhead: ({ context, event }) => event.type === 'pendiente.postponed' && event.dueAt > context.dueAt,
      },
    },
    'isAhead of now or now': {
      guards: { isAhead: ({ event }) => event.type === 'pendiente.postponed' && event.dueAt >= event.at },
    },
    'isAhead a millisecond late': {
      guards: {
        isAhead: ({ event }) =>
          event.type === 'pendiente.postponed' && Date.parse(event.dueAt) > Date.parse(event.at) + 1,
      },
    },
    'isAhead of the later of both': {
      guards: {
        isAhead: ({ context, event }) =>
          event.type === 'pendiente.postponed' && event.dueAt > event.at && event.dueAt > context.dueAt,
      },
    },
    'recordDueAt forgotten': { actions: { recordDueAt: () => {} } },
    'recordDueAt from the stamp': { actions: { recordDueAt: assign(({ event }) => ({ dueAt: event.at })) } },
    'recordDueAt clears the assignee': {
      actions: {
        recordDueAt: assign(({ event }) =>
          event.type === 'pendiente.postponed' ? { dueAt: event.dueAt, assignee: null } : {},
        ),
      },
    },
    'recordAssignee forgotten': { actions: { recordAssignee: () => {} } },
    'recordAssignee from the sender': {
      actions: { recordAssignee: assign(({ event }) => ({ assignee: event.by.id })) },
    },
    'recordAssignee clears the role': {
      actions: {
        recordAssignee: assign(({ event }) =>
          event.type === 'pendiente.reassigned' ? { assignee: event.to, role: null } : {},
        ),
      },
    },
  };
  const { states } = pendienteMachine.config;
  /** A closed pendiente takes what an open one does. */
  const reopened = (status: 'atendido' | 'cancelado') =>
    createMachine(
      {
        ...pendienteMachine.config,
        states: { ...states, [status]: { ...states?.[status], on: states?.pendiente?.on } },
      } as never,
      pendienteMachine.implementations as never,
    ) as unknown as typeof pendienteMachine;

  const broken: string[] = [];
  it.each([
    ...Object.entries(mutants).map(([name, wrong]) => [name, pendienteMachine.provide(wrong)] as const),
    ['atendido takes more', reopened('atendido')] as const,
    ['cancelado takes more', reopened('cancelado')] as const,
  ])('whose machine is wrong breaks a rule: %s', (_, wrong) => {
    const by = brokenByPendiente(wrong);
    expect(by).not.toEqual([]);
    broken.push(...by);
  });

  it('has no rule that no mutant breaks', () => {
    expect(pendienteRules.map(({ name }) => name).filter((name) => !broken.includes(name))).toEqual([]);
  });
});

describe('an expediente', () => {
  it('keeps every rule', () => expect(brokenByExpediente()).toEqual([]));

  it('is decided as its machine moves', () => {
    for (const events of expedienteWalks)
      expect(events.reduce(decideExpediente, openExpediente())).toEqual(
        expedienteTrace(events).at(-1)?.after ?? openExpediente(),
      );
  });

  // isOpen always true is the machine itself: closing what is not open changes nothing.
  const mutants: Readonly<Record<string, Expedientes>> = {
    'isNew always true': { guards: { isNew: always(true) } },
    'isNew always false': { guards: { isNew: always(false) } },
    'isOpen always false': { guards: { isOpen: always(false) } },
    'isLastOpen always true': { guards: { isLastOpen: always(true) } },
    'isLastOpen always false': { guards: { isLastOpen: always(false) } },
    'isLastOpen whichever it is': { guards: { isLastOpen: ({ context }) => context.open.length === 1 } },
    'isLastOpen of the first ever': { guards: { isLastOpen: ({ context }) => context.total === 1 } },
    'recordOpened forgotten': { actions: { recordOpened: () => {} } },
    'recordOpened overwrites': {
      actions: { recordOpened: assign(({ event }) => ({ total: 1, open: [event.asistenciaId] })) },
    },
    'recordOpened overwrites the count': {
      actions: {
        recordOpened: assign(({ context, event }) => ({
          total: context.open.length + 1,
          open: [...context.open, event.asistenciaId],
        })),
      },
    },
    'recordOpened in front': {
      actions: {
        recordOpened: assign(({ context, event }) => ({
          total: context.total + 1,
          open: [event.asistenciaId, ...context.open],
        })),
      },
    },
    'recordClosed forgotten': { actions: { recordClosed: () => {} } },
    'recordClosed takes the first': {
      actions: { recordClosed: assign(({ context }) => ({ open: context.open.slice(1) })) },
    },
    'recordClosed counts down': {
      actions: {
        recordClosed: assign(({ context, event }) => ({
          total: context.total - 1,
          open: context.open.filter((id) => id !== event.asistenciaId),
        })),
      },
    },
  };
  const broken: string[] = [];
  it.each(Object.entries(mutants))('whose machine is wrong breaks a rule: %s', (_, wrong) => {
    const by = brokenByExpediente(expedienteMachine.provide(wrong));
    expect(by).not.toEqual([]);
    broken.push(...by);
  });

  it('has no rule that no mutant breaks', () => {
    expect(expedienteRules.map(({ name }) => name).filter((name) => !broken.includes(name))).toEqual([]);
  });
});
