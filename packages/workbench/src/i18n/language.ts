import { type Definition, type LabelKind, type Lang, labelOf, languages } from '@conexion/machines';
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

type Labels = Definition['labels'];
let learned: Partial<Labels> = {};

/** From now on the procedure's words are those of the service's host, as its definition has them. */
export function learnWords({ labels }: { labels?: Labels }): void {
  learned = labels ?? {};
}

/** A word of the procedure; what neither the service nor the catalog knows stands as it is. */
export function procedureWord(kind: LabelKind, key: string, lang: Lang): string {
  const words = learned[kind];
  const word = words && Object.hasOwn(words, key) ? words[key]?.[lang] : undefined;
  return word ?? labelOf(kind, key)[lang];
}
