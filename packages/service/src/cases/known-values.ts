import type { Provider } from '@conexion/machines';
import type { Deps } from './deps.ts';

/** What recent cases name again and again, so that no person types it again; the most named first. */
export interface KnownValues {
  cities: string[];
  timeZones: string[];
  services: { type: string; definition: string }[];
  providers: Provider[];
}

/** What the newest cases and the newest lines of the journal name. */
export const readKnownValues = ({ store }: Deps): Promise<KnownValues> => store.knownValues();
