import { useMemo } from 'react';
import { procedureWord, useTexts } from '../i18n/language.ts';
import type { Naming } from './model-of.ts';

/** The words of the catalog, for fields without a title and for values. */
export function useNaming(): Naming {
  const { lang } = useTexts();
  return useMemo(
    () => ({
      field: (name) => procedureWord('field', name, lang),
      value: (name) => procedureWord('value', name, lang),
    }),
    [lang],
  );
}
