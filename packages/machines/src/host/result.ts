import type { z } from 'zod';
import en from 'zod/v4/locales/en.js';
import es from 'zod/v4/locales/es.js';
import type { Lang } from '../procedure/text.ts';

/** One thing wrong with a value: which field, by its dotted path, and what rule it breaks. */
export interface Issue {
  path: string;
  message: string;
}

/** A value that was checked, or every issue that it has. */
export type Parsed<T> = { ok: true; value: T } | { ok: false; errors: Issue[] };

const errorMaps = { es: es().localeError, en: en().localeError };

/** Checks a value against a schema; the issues are told in the language. */
export function parseWith<T>(schema: z.ZodType<T>, value: unknown, lang: Lang): Parsed<T> {
  const result = schema.safeParse(value, { error: errorMaps[lang] });
  if (result.success) return { ok: true, value: result.data };
  return { ok: false, errors: issuesOf(result.error) };
}

const issuesOf = (error: z.ZodError): Issue[] =>
  error.issues.flatMap((issue) => {
    const path = issue.path.join('.');
    // A key that the schema does not know is named itself, not the object that holds it.
    if (issue.code !== 'unrecognized_keys') return [{ path, message: issue.message }];
    return issue.keys.map((key) => ({ path: path ? `${path}.${key}` : key, message: issue.message }));
  });
