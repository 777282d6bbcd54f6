import type { Entry } from '../api/bodies.ts';

/** What the last request for an exception says. */
export interface ExceptionRequest {
  /** By name where there is one. */
  readonly by: string;
  readonly at: string;
  readonly note: string | null;
  readonly heavyMachinery: boolean | undefined;
  readonly largeWorks: boolean | undefined;
}

/** The request that a review answers, from the journal, oldest first; null where there is none. */
export function requestOf(entries: readonly Entry[]): ExceptionRequest | null {
  const entry = entries.findLast(({ type }) => type === 'exception.requested');
  if (!entry) return null;
  const { note, assessment } = (entry.payload ?? {}) as {
    note?: string;
    assessment?: { heavyMachinery?: boolean; largeWorks?: boolean };
  };
  return {
    by: entry.by.name ?? entry.by.id,
    at: entry.at,
    note: note ?? null,
    heavyMachinery: assessment?.heavyMachinery,
    largeWorks: assessment?.largeWorks,
  };
}
