import { createMachine } from 'xstate';
export default createMachine({
  id: 'inbox',
  initial: 'open',
  states: {
    open: { on: { 'mail.*': 'read', 'FILE AWAY': 'read', FILE_AWAY: 'filed' } },
    read: {},
    filed: {},
  },
});
