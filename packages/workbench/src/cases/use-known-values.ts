import { useQuery } from '@tanstack/react-query';
import type { KnownValues } from '../api/bodies.ts';
import { knownValuesQuery } from '../api/queries.ts';
import { useTexts } from '../i18n/language.ts';
import { useCurrentSession } from '../session/use-session.ts';

const none: KnownValues = { cities: [], timeZones: [], services: [], providers: [] };

/** What recent cases name; empty without a service, as in a simulation. */
export function useKnownValues(): KnownValues {
  const { lang } = useTexts();
  const session = useCurrentSession();
  return useQuery({ ...knownValuesQuery(lang), enabled: session !== null }).data ?? none;
}
