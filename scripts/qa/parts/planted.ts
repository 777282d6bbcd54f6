import type { Found } from '../../../packages/service/test/planted/find-planted.ts';
import { allPlanted } from '../../../packages/service/test/planted/planted-service.ts';
import { table } from '../html.ts';
import type { Part } from '../part.ts';

/** Faults planted in a copy of the service, each of which conformance must find. */
export const part: Part<readonly Found[]> = {
  name: 'planted',
  asks: 'whether conexion-conformance finds each fault of packages/service/test/planted, in 3 minutes',
  isApart: true,
  slices: () => 2,
  async run({ index, of, progress }) {
    const { findPlanted } = await import('../../../packages/service/test/planted/find-planted.ts');
    const mine = allPlanted().filter((_, place) => place % of === index);
    const found: Found[] = [];
    for (const [place, planted] of mine.entries()) {
      progress(place, mine.length);
      found.push(await findPlanted(planted));
    }
    return found;
  },
  report(results) {
    const all = results.flat();
    const rows = all.map(
      ({ name, isFound, seconds }) => [name, isFound ? 'found' : 'missed', seconds] as const,
    );
    const missed = all.filter(({ isFound }) => !isFound);
    return {
      text: [
        `planted        ${all.length - missed.length} of ${all.length} faults found`,
        ...rows.map(([name, said, seconds]) => `  ${said} in ${String(seconds).padStart(3)} s  ${name}`),
      ].join('\n'),
      shortfalls: missed.map(({ name, said }) => `conformance does not find ${name}: ${said}`),
      untried: [],
      html: table(['fault', 'conformance', 'seconds'], rows),
    };
  },
};
