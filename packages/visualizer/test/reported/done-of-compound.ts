import { createMachine } from 'xstate';
export default createMachine({
  id: 'visit',
  initial: 'work',
  states: {
    work: {
      initial: 'going',
      onDone: 'report',
      states: { going: { on: { END: 'over' } }, over: { type: 'final' } },
    },
    report: {},
  },
});
