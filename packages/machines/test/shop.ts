import { assign, fromPromise, setup } from 'xstate';
import { z } from 'zod';
import type { MachineRule } from '../src/testing/machine/play-machine.ts';

export const cents = z.int().min(1).max(1_000_000);
export const schemas = {
  ordered: z.strictObject({ cents, name: z.string().min(1).max(40) }),
  paid: z.strictObject({ cents }),
  cancelled: z.strictObject({}),
  'audit.note': z.strictObject({ text: z.string() }),
};
export const children = {
  charge: { output: z.strictObject({ receipt: z.int().min(1) }), error: z.string() },
};

export interface Planted {
  isPaid?: (due: number, paid: number) => boolean;
  sum?: (before: number, paid: number) => number;
  named?: (name: string) => string;
  onError?: string;
  wait?: number;
  receipt?: (receipt: number) => number;
}

/** An order paid in parts, charged by a child, given up after a minute; each fault is planted. */
export const shop = ({
  isPaid = (due, paid) => paid >= due,
  sum = (before, paid) => before + paid,
  named = (name) => name,
  onError = 'open',
  wait = 60_000,
  receipt = (number) => number,
}: Planted = {}) =>
  setup({
    types: {
      context: {} as { due: number; paid: number; name: string; receipt: number; sent: number },
      events: {} as
        | { type: 'ordered'; cents: number; name: string }
        | { type: 'paid'; cents: number }
        | { type: 'cancelled' }
        | { type: 'audit.note'; text: string },
    },
    actors: { charge: fromPromise(async () => ({ receipt: 1 })) },
  }).createMachine({
    id: 'shop',
    initial: 'empty',
    context: { due: 0, paid: 0, name: '', receipt: 0, sent: 0 },
    states: {
      empty: {
        on: {
          ordered: {
            target: 'open',
            actions: assign({ due: ({ event }) => event.cents, name: ({ event }) => named(event.name) }),
          },
        },
      },
      open: {
        on: {
          paid: [
            {
              target: 'charging',
              guard: ({ context, event }) => isPaid(context.due, context.paid + event.cents),
              actions: assign({
                paid: ({ context, event }) => sum(context.paid, event.cents),
                sent: ({ context, event }) => context.sent + event.cents,
              }),
            },
            {
              actions: assign({
                paid: ({ context, event }) => sum(context.paid, event.cents),
                sent: ({ context, event }) => context.sent + event.cents,
              }),
            },
          ],
          cancelled: 'closed',
        },
        after: { [wait]: 'closed' },
      },
      charging: {
        invoke: {
          src: 'charge',
          id: 'charge',
          onDone: {
            target: 'closed',
            actions: assign({ receipt: ({ event }) => receipt(event.output.receipt) }),
          },
          onError,
        },
        on: { 'audit.*': { actions: assign({ name: 'noted' }) } },
      },
      closed: { type: 'final' },
    },
  });

type Shop = ReturnType<typeof shop>;

/** What holds of a right one. */
export const rules: readonly MachineRule<Shop>[] = [
  {
    name: 'what was paid is the sum of the payments',
    holds: ({ after: { context } }) => context.paid === context.sent,
  },
  {
    name: 'an order is charged only when all is paid',
    holds: ({ after }) => !after.matches('charging') || after.context.sent >= after.context.due,
  },
  {
    name: 'a failed charge leaves the order open',
    holds: ({ event, after }) => event.type !== 'xstate.error.actor.charge' || after.matches('open'),
  },
  {
    name: 'an order is open for a minute',
    holds: ({ kind, now }) => kind !== 'timer' || now % 60_000 === 0,
  },
  { name: 'a receipt has a positive number', holds: ({ after }) => after.context.receipt >= 0 },
];
