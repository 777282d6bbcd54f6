import { useQuery } from '@tanstack/react-query';
import { agendaQuery } from '../api/queries.ts';
import { useTexts } from '../i18n/language.ts';
import { useSession } from '../session/use-session.ts';

/** The open pendientes of the user, soonest first, and so the overdue ones before the rest. */
export function useAgenda() {
  const { lang } = useTexts();
  const { user, role } = useSession();
  return useQuery({ ...agendaQuery(user, lang), enabled: role !== 'analista' });
}
