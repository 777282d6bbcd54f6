import type { Provider } from '@conexion/machines';

/** What recent cases name, so that no person types it again; the most named first. */
export interface KnownValues {
  cities: string[];
  timeZones: string[];
  services: { type: string; definition: string }[];
  providers: KnownProvider[];
}

/** A provider, and for what it was named: the most frequent first. */
export interface KnownProvider extends Provider {
  services: { type: string; definition: string; city: string }[];
}
