import { and, assign, createMachine, fromPromise, not, or, raise } from 'xstate';

/**
 * The other features of XState 5: parallel regions, services, guards made of guards, transitions
 * without an event.
 */
export const order = createMachine({
  id: 'order',
  initial: 'open',
  on: { '*': { actions: 'count' }, CANCEL: { target: '.cancelled', guard: and(['isOwner', not('isSent')]) } },
  states: {
    open: {
      entry: ['greet', assign({})],
      always: { target: 'preparing', guard: 'isPaid' },
      invoke: {
        id: 'charge',
        src: fromPromise(async () => 1),
        onDone: { target: 'preparing', actions: assign({}) },
        onError: { target: 'failed', guard: or(['isFinal', 'isFraud']) },
      },
    },
    preparing: {
      type: 'parallel',
      onDone: 'sent',
      exit: 'tidy',
      states: {
        packing: {
          initial: 'picking',
          states: { picking: { on: { PICKED: 'packed' } }, packed: { type: 'final' } },
        },
        invoicing: {
          initial: 'draft',
          states: {
            draft: { on: { ISSUED: { target: 'issued', actions: ['print', raise({ type: 'PICKED' })] } } },
            issued: { type: 'final' },
          },
        },
      },
    },
    failed: { on: { RETRY: { target: 'open', reenter: true }, 'odd name: a;b "c"': 'cancelled' } },
    sent: { type: 'final' },
    cancelled: { type: 'final' },
  },
});
