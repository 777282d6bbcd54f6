import type { BrokenRule } from '@conexion/machines/testing';

const most = 5;

/** Broken rules as lines that fall short; the first time that one is named, with its story. */
export function linesOf(broken: readonly (BrokenRule & { where?: string })[]): string[] {
  const met = new Set<string>();
  return broken.map(({ rule, steps, story, where = '' }) => {
    const isTold = met.size < most && met.size < met.add(rule).size;
    return `${where}${rule} (broken on ${steps} steps)${isTold ? `\n${story}` : ''}`;
  });
}

/** The steps on which rules broke. */
export const stepsOf = (broken: readonly BrokenRule[]): number =>
  broken.reduce((sum, { steps }) => sum + steps, 0);
