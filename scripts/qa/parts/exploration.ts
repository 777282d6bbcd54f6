import { explore } from '@conexion/machines/testing';
import { list, table } from '../html.ts';
import type { Part } from '../part.ts';

interface Explored {
  states: number;
  edges: number;
  tried: number;
  deadEnds: number;
  violations: readonly string[];
}

/** Every abstract state of the machine. */
export const part: Part<Explored> = {
  name: 'exploration',
  asks: 'every abstract state, with every event that a guard can tell from another',
  slices: () => 1,
  run() {
    const { states, edges, tried, deadEnds, violations } = explore();
    return {
      states,
      edges,
      tried,
      deadEnds: deadEnds.length,
      violations: violations.map(({ invariant }) => invariant.name),
    };
  },
  report([found]) {
    if (!found) throw new Error('nothing was explored');
    const { states, edges, tried, deadEnds, violations } = found;
    const shortfalls = [...violations, ...(deadEnds > 0 ? ['there are dead ends'] : [])];
    return {
      text:
        `exploration    ${states} abstract states, ${edges} steps, ${tried} events tried; ` +
        `${deadEnds} dead ends, ${violations.length} violations`,
      shortfalls,
      untried: [],
      html:
        table(
          ['abstract states', 'steps', 'events tried', 'dead ends', 'violations'],
          [[states, edges, tried, deadEnds, violations.length]],
        ) + list(shortfalls),
    };
  },
};
