import { useQuery } from '@tanstack/react-query';
import { waitingQuery } from '../api/queries.ts';
import { useTexts } from '../i18n/language.ts';
import { useSession } from '../session/use-session.ts';
import { isSuperior } from './is-superior.ts';

/** The exceptions and the excesses that wait for the user's role, soonest first. */
export function useWaiting() {
  const { lang } = useTexts();
  const { role } = useSession();
  return useQuery({ ...waitingQuery(role, lang), enabled: isSuperior(role) });
}
