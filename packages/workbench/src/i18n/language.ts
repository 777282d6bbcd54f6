import { type LabelKind, type Lang, labelOf, languages } from '@conexion/machines';
import { createContext, useContext } from 'react';
import type { Texts } from './es.ts';
import { texts } from './texts.ts';

export const LanguageContext = createContext<Lang>('es');

/** The language in use and the page's words in it. */
export function useTexts(): { lang: Lang; t: Texts } {
  const lang = useContext(LanguageContext);
  return { lang, t: texts[lang] };
}

const storageKey = 'conexion.lang';

export const storedLanguage = (): Lang =>
  languages.find((lang) => lang === localStorage.getItem(storageKey)) ?? 'es';
export const storeLanguage = (lang: Lang): void => localStorage.setItem(storageKey, lang);

/** A locale that writes numbers and dates as people here do: Latin American Spanish, English. */
export const localeOf = (lang: Lang): string => locales[lang];
const locales: Readonly<Record<Lang, string>> = { es: 'es-419', en: 'en' };

/** A word of the procedure's catalog; what the catalog does not know stands as it is. */
export const procedureWord = (kind: LabelKind, key: string, lang: Lang): string =>
  labelOf(kind, key)[lang] ?? key;
