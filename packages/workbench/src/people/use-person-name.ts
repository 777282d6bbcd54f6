import { useQuery } from '@tanstack/react-query';
import { peopleQuery } from '../api/queries.ts';
import { useTexts } from '../i18n/language.ts';
import { useCurrentSession } from '../session/use-session.ts';

/** What the service calls a person; the id of one whose name it does not know. */
export function usePersonName(): (id: string) => string {
  const { lang } = useTexts();
  const session = useCurrentSession();
  const people = useQuery({ ...peopleQuery(lang), enabled: session !== null }).data;
  return (id) => people?.find((person) => person.id === id)?.name ?? id;
}
