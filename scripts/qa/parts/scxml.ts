import { paragraph } from '../html.ts';
import { type Part, seed } from '../part.ts';

interface Agreement {
  has: Record<string, number>;
  taken: Record<string, number>;
  withGuards: number;
}

const isThin = (counts: Record<string, number>, least: number): boolean =>
  Object.values(counts).some((count) => count < least);

/** SCXML of random machines, stepped in an engine beside XState. */
export const part: Part<Agreement> = {
  name: 'scxml',
  asks: 'the SCXML of 200 random machines, stepped in an engine beside XState',
  isApart: true,
  slices: () => 1,
  async run({ isQuick }) {
    const { assertAgreement } = await import('../../../packages/visualizer/test/scxml/agreement.ts');
    return assertAgreement({ machines: isQuick ? 30 : 200, seed });
  },
  report([found], { isQuick }) {
    if (!found) throw new Error('no machine was stepped');
    const isShort = isThin(found.has, 20) || isThin(found.taken, 1) || found.withGuards < 100;
    const said = JSON.stringify(found);
    return {
      text: `scxml          ${said}`,
      shortfalls: isShort && !isQuick ? [`the random machines left something out: ${said}`] : [],
      untried: [],
      html: paragraph(said),
    };
  },
};
