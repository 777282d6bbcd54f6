import type { Deps } from './deps.ts';
import type { KnownValues } from './known-values.ts';

/** What the newest cases and the newest lines of the journal name. */
export const readKnownValues = ({ store }: Deps): Promise<KnownValues> => store.knownValues();
