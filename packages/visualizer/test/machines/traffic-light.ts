import { createMachine } from 'xstate';

/** States within states, time, and a power cut from anywhere with a way back to where it was. */
export const trafficLight = createMachine({
  id: 'trafficLight',
  initial: 'working',
  states: {
    working: {
      initial: 'green',
      on: { POWER_CUT: 'dark' },
      states: {
        green: {
          entry: 'lightGreen',
          after: { 30000: 'yellow' },
          on: { BUTTON: { target: 'yellow', guard: 'isOverdue' } },
        },
        yellow: { entry: 'lightYellow', after: { yellowTime: 'red' } },
        red: {
          entry: 'lightRed',
          initial: 'walk',
          onDone: 'green',
          states: {
            walk: { on: { COUNTDOWN: 'wait' } },
            wait: { on: { COUNTDOWN: 'stop', TICK: { actions: 'blink' } } },
            stop: { type: 'final' },
          },
        },
        memory: { type: 'history', history: 'deep', target: 'red' },
      },
    },
    dark: { on: { POWER_BACK: 'working.memory', SCRAP: 'gone' } },
    gone: { type: 'final' },
  },
});
