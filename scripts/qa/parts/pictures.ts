import { paragraph } from '../html.ts';
import { type Part, seed } from '../part.ts';

interface Pictures {
  machines: number;
  faults: string[];
}

/** Pictures of random machines, checked by geometry. */
export const part: Part<Pictures> = {
  name: 'pictures',
  asks: 'the pictures of 200 random machines, by geometry',
  isApart: true,
  slices: () => 1,
  async run({ isQuick }) {
    const { randomPictures } = await import('../../../packages/visualizer/test/layout/random-pictures.ts');
    return randomPictures({ machines: isQuick ? 30 : 200, seed });
  },
  report([found]) {
    if (!found) throw new Error('no machine was drawn');
    const said = `${found.machines} machines, ${found.faults.length} faults`;
    return { text: `pictures       ${said}`, shortfalls: found.faults, untried: [], html: paragraph(said) };
  },
};
