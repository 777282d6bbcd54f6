import { createMachine } from 'xstate';
export default createMachine({
  id: 'radio',
  initial: 'off',
  states: {
    off: { on: { BACK: 'on.last' } },
    on: {
      initial: 'am',
      on: { OFF: 'off' },
      states: { am: { on: { BAND: 'fm' } }, fm: {}, last: { type: 'history' } },
    },
  },
});
