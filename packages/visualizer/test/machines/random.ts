import { type AnyStateMachine, createMachine } from 'xstate';

interface Node {
  id: string;
  initial?: string;
  type?: 'parallel' | 'final';
  states?: Record<string, Node>;
  on?: Record<string, { target: string; guard?: string } | { actions: string }>;
}

/**
 * A machine of about `size` states in up to three levels with twice as many transitions. The same
 * seed gives the same machine.
 */
export function randomMachine(seed: number, size: number): AnyStateMachine {
  let state = seed;
  const below = (limit: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  const all: Node[] = [];
  const node = (id: string, depth: number): Node => {
    const made: Node = { id };
    all.push(made);
    if (depth < 3 && below(3) === 0) {
      const names = Array.from({ length: 2 + below(4) }, (_, index) => `part${index}`);
      made.states = Object.fromEntries(names.map((name) => [name, node(`${id}_${name}`, depth + 1)]));
      if (below(4) === 0) made.type = 'parallel';
      else made.initial = 'part0';
    }
    return made;
  };
  const states: Record<string, Node> = {};
  for (let index = 0; all.length < size; index += 1) states[`state${index}`] = node(`s${index}`, 1);
  for (let index = 0; index < 2 * size; index += 1) {
    const source = all[below(all.length)] as Node;
    const target = all[below(all.length)] as Node;
    source.on = {
      ...source.on,
      [`event ${index}`]:
        below(8) === 0 ? { actions: 'note' } : { target: `#${target.id}`, guard: `guard${index}` },
    };
  }
  return createMachine({ id: `random${seed}`, initial: 'state0', states } as Parameters<
    typeof createMachine
  >[0]);
}
