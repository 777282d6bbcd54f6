import type { Deps } from './deps.ts';
import type { Measures, MeasuresQuery } from './measures.ts';

/** The sums over a selection of asistencias, as of now. */
export const measure = ({ store, clock }: Deps, query: MeasuresQuery): Promise<Measures> =>
  store.measures({ ...query, now: clock() });
