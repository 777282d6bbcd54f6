import { type Lang, languages } from '@conexion/machines';
import type { Request } from 'express';

const [defaultLanguage] = languages;
const known = new Map<string, Lang>();
const headersKept = 1_000;

/**
 * The language of an answer's texts: the first one of `Accept-Language` that we have, else Spanish.
 */
export function languageOf(request: Request): Lang {
  const header = request.headers['accept-language'] ?? '';
  const remembered = known.get(header);
  if (remembered) return remembered;
  const accepted = request.acceptsLanguages([...languages]);
  const lang = languages.find((language) => language === accepted) ?? defaultLanguage;
  // Clients can send any header, so the cache must be bounded.
  if (known.size < headersKept) known.set(header, lang);
  return lang;
}
