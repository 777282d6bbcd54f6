/** Our own languages: Spanish, the procedure's own, first. A host may be given others. */
export const languages = ['es', 'en'] as const;
/** A language of ours. */
export type Lang = (typeof languages)[number];

/** A text for people, in every language of a host; by default in ours. */
export type Text<L extends string = Lang> = Readonly<Record<L, string>>;

/**
 * A text from its words in Spanish and in English: `text('Arribo', 'Arrival')`.
 * @example
 * text('Arribo', 'Arrival').en; // 'Arrival'
 */
export const text = (es: string, en: string): Text<'es' | 'en'> => ({ es, en });

/** A text made for each language. */
export const inEach = <L extends string>(langs: readonly L[], say: (lang: L) => string): Text<L> =>
  Object.fromEntries(langs.map((lang) => [lang, say(lang)])) as Text<L>;

/**
 * A text in a language; where it has none in that, in Spanish, the procedure's own. What speaks two
 * languages answers so for a host that speaks a third.
 * @example
 * textIn(text('Arribo', 'Arrival'), 'pt'); // 'Arribo'
 */
export const textIn = (text: Text<string>, lang: string): string =>
  text[lang] ?? text.es ?? Object.values(text)[0] ?? '';

/** The languages that a text is in. */
export const languagesOf = <L extends string>(text: Text<L>): L[] => Object.keys(text) as L[];

/** A sentence with words in the places of `{0}`, `{1}`. */
export const filled = <L extends string>(sentence: Text<L>, ...words: readonly Text<L>[]): Text<L> =>
  inEach(languagesOf(sentence), (lang) =>
    sentence[lang].replace(/\{(\d)\}/g, (_, place) => words[place]?.[lang] ?? ''),
  );
