import { type Lang, languages } from '@conexion/machines';
import type { Request } from 'express';

const [defaultLanguage] = languages;
const known = new Map<string, Lang>();
const headersKept = 1_000;

/**
 * The language of what people read in the answer: of those that `Accept-Language` names, else
 * Spanish.
 */
export function languageOf(request: Request): Lang {
  const header = request.headers['accept-language'] ?? '';
  const remembered = known.get(header);
  if (remembered) return remembered;
  const accepted = request.acceptsLanguages([...languages]);
  const lang = languages.find((language) => language === accepted) ?? defaultLanguage;
  // Headers are the clients' to invent: what is remembered of them must not grow.
  if (known.size < headersKept) known.set(header, lang);
  return lang;
}
