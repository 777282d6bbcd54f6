import {
  type AnyDefinition,
  type ClauseId,
  clauses,
  type LabelKind,
  type Lang,
  labelOf,
  languages,
  textIn,
} from '@conexion/machines';
import { createContext, useContext } from 'react';
import { createExternalStore } from '../external-store.ts';
import type { Texts } from './es.ts';
import { texts } from './texts.ts';

export const LanguageContext = createContext<string>('es');

/** The language in use, and the page's words. */
export function useTexts(): { lang: string; t: Texts } {
  const lang = useContext(LanguageContext);
  return { lang, t: inPageLanguage(texts, lang) };
}

/** What the page itself says: Spanish where the service speaks a third language. */
export const inPageLanguage = <T>(said: Readonly<Record<Lang, T>>, lang: string): T =>
  said[pageLanguage(lang)];

export const pageLanguage = (lang: string): Lang => languages.find((one) => one === lang) ?? 'es';

const storageKey = 'conexion.lang';

export const storedLanguage = (): string => localStorage.getItem(storageKey) ?? 'es';
export const storeLanguage = (lang: string): void => localStorage.setItem(storageKey, lang);

/** A locale that writes dates as people here do: `10 mar 2026`. */
export const localeOf = (lang: string): string => locales[lang] ?? (isTag(lang) ? lang : 'es-419');
const locales: Readonly<Record<string, string>> = { es: 'es-419' };

/** The same for numbers: in Spanish as Colombia writes them, `350.000,50`. */
export const numberLocaleOf = (lang: string): string => numberLocales[lang] ?? localeOf(lang);
const numberLocales: Readonly<Record<string, string>> = { es: 'es-CO' };

/** Whether a name of a language is one that browsers and HTTP know. */
export function isTag(lang: string): boolean {
  try {
    return Intl.getCanonicalLocales(lang).length === 1;
  } catch {
    return false;
  }
}

/** The words of the service's host; null until its definition has come. */
export const servedWords = createExternalStore<Pick<AnyDefinition, 'labels' | 'clauses'> | null>(null);

/** The languages that the service speaks; ours until it has said which. */
export function spokenLanguages(served = servedWords.get()): readonly string[] {
  const [words] = Object.values(served?.clauses ?? {});
  return words ? Object.keys(words) : languages;
}

/**
 * A word of the procedure; a name that neither the service nor the catalogue knows stands as it is.
 */
export function procedureWord(kind: LabelKind, key: string, lang: string): string {
  const words = servedWords.get()?.labels?.[kind];
  return textIn((words && Object.hasOwn(words, key) && words[key]) || labelOf(kind, key), lang);
}

/** What a clause says. */
export const clauseSentence = (clause: ClauseId, lang: string): string =>
  textIn(servedWords.get()?.clauses[clause] ?? clauses[clause] ?? {}, lang);
