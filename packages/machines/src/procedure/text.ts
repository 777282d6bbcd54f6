/** The languages of the catalog: Spanish, the procedure's own, first. */
export const languages = ['es', 'en'] as const;
/** A language of the catalog. */
export type Lang = (typeof languages)[number];

/** A text for people, in every language of the catalog. */
export type Text = Readonly<Record<Lang, string>>;

/**
 * A text from its words in each language: `text('Arribo', 'Arrival')`.
 * @example
 * text('Arribo', 'Arrival').en; // 'Arrival'
 */
export const text = (es: string, en: string): Text => ({ es, en });
