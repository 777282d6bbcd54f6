import { type Lang, languages, type Text, text } from './text.ts';

/** A text made for each language. */
export const inEach = (say: (lang: Lang) => string): Text =>
  Object.fromEntries(languages.map((lang) => [lang, say(lang)])) as unknown as Text;

/** A sentence with words of the catalog in the places of `{0}`, `{1}`. */
export const filled = (sentence: Text, ...words: readonly Text[]): Text =>
  inEach((lang) => sentence[lang].replace(/\{(\d)\}/g, (_, place) => words[place]?.[lang] ?? ''));

/** What is said with words of the catalog in it. */
export const sentences = {
  invalidEvent: text('El evento no es válido.', 'The event is not valid.'),
  theseMay: text('{0} Pueden: {1}.', '{0} These may: {1}.'),
  closed: text('La asistencia ya se cerró: {0}.', 'The asistencia is closed already: {0}.'),
  notInThisState: text('«{0}» no corresponde en «{1}».', '"{0}" does not belong in "{1}".'),
  whereAll: text('las otras dos si la política las pide todas', 'the other two where the policy asks all'),
  or: text(' o ', ' or '),
} as const satisfies Record<string, Text>;
