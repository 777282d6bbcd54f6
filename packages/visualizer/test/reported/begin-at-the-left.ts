import { createMachine } from 'xstate';

const states: Record<string, { on: Record<string, string> }> = { hub: { on: {} } };
const on = states.hub?.on ?? {};
for (let i = 0; i < 12; i += 1) {
  on[`OPEN_${i}`] = `leaf${i}`;
  states[`leaf${i}`] = { on: { BACK: 'hub' } };
}
export default createMachine({ id: 'star', initial: 'hub', states });
