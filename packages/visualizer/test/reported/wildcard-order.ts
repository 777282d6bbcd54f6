import { createMachine } from 'xstate';
export default createMachine({
  id: 'desk',
  initial: 'idle',
  states: {
    idle: { on: { '*': 'odd', CALL: 'busy' }, after: { 50: 'late' } },
    odd: {},
    busy: {},
    late: {},
  },
});
