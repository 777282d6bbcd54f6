import { createMachine } from 'xstate';
export default createMachine({
  id: 'order',
  initial: 'paying',
  states: {
    paying: { invoke: { src: 'charge', onDone: 'paid', onError: 'refused' } },
    paid: { type: 'final' },
    refused: {},
  },
});
