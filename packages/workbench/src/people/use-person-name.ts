import { useQuery } from '@tanstack/react-query';
import { peopleQuery } from '../api/queries.ts';
import { useTexts } from '../i18n/language.ts';
import { useCurrentSession } from '../session/use-session.ts';

interface Person {
  readonly id: string;
  readonly name?: string | null | undefined;
}

/**
 * What a person is called: as the case names them, else as the service does; the id of one whose
 * name neither knows.
 */
export function usePersonName(): (person: Person) => string {
  const { lang } = useTexts();
  const session = useCurrentSession();
  const people = useQuery({ ...peopleQuery(lang), enabled: session !== null }).data;
  return ({ id, name }) => name ?? people?.find((person) => person.id === id)?.name ?? id;
}
