import { type BrokenRule, brokenRules, explore, inputs } from '@conexion/machines/testing';
import fc from 'fast-check';
import { list, table } from '../html.ts';
import { linesOf, stepsOf } from '../lines-of.ts';
import { type Part, seed } from '../part.ts';

/** From how many asistencias a quick run looks. */
const quickly = 2;

interface Explored {
  states: number;
  edges: number;
  tried: number;
  deadEnds: number;
  /** Concretes that take other abstract steps than another in their state. */
  unsound: number;
  broken: readonly BrokenRule[];
}

/** Every abstract state of the machine. */
export const part: Part<Explored> = {
  name: 'exploration',
  asks: 'every abstract state, with every event that a guard can tell from another',
  slices: () => 1,
  run({ isQuick }) {
    const found = explore(isQuick ? { inputs: fc.sample(inputs, { numRuns: quickly, seed }) } : {});
    const { states, edges, tried, deadEnds, unsound } = found;
    return {
      states,
      edges,
      tried,
      deadEnds: deadEnds.length,
      unsound: unsound.length,
      broken: brokenRules(found),
    };
  },
  report([found], { isQuick }) {
    if (!found) throw new Error('nothing was explored');
    const { states, edges, tried, deadEnds, broken, unsound } = found;
    const shortfalls = [
      ...linesOf(broken),
      ...(deadEnds > 0 ? ['there are dead ends'] : []),
      ...(unsound > 0 ? ['concretes of one abstract state take other steps'] : []),
    ];
    return {
      text:
        `exploration    ${states} abstract states, ${edges} steps, ${tried} events tried; ` +
        `${deadEnds} dead ends, ${stepsOf(broken)} violations, ${unsound} concretes that take other steps`,
      shortfalls,
      untried: isQuick ? [`abstract states to which only other than ${quickly} openings lead`] : [],
      html:
        table(
          ['abstract states', 'steps', 'events tried', 'dead ends', 'violations', 'take other steps'],
          [[states, edges, tried, deadEnds, stepsOf(broken), unsound]],
        ) + list(shortfalls),
    };
  },
};
