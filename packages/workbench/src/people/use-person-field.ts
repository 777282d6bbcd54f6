import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { peopleQuery } from '../api/queries.ts';
import type { TextField } from '../form/field.ts';
import { useTexts } from '../i18n/language.ts';
import { useCurrentSession } from '../session/use-session.ts';

const longestId = 200;

/**
 * What a field needs to name a person who may be handed work. A person whom the service does not
 * know is asked about once more, since they may have come today.
 */
export function usePersonField(): Pick<
  TextField,
  'kind' | 'multiline' | 'maxLength' | 'format' | 'suggestions' | 'isDoubted'
> {
  const { lang } = useTexts();
  const session = useCurrentSession();
  const people = useQuery({ ...peopleQuery(lang), enabled: session !== null }).data;
  return useMemo(
    () => ({
      kind: 'text',
      multiline: false,
      maxLength: longestId,
      format: 'plain',
      suggestions: (people ?? [])
        .filter(({ role }) => role !== 'analista')
        .map(({ id, name }) => ({ value: id, label: name ?? id })),
      isDoubted: people !== undefined,
    }),
    [people],
  );
}
