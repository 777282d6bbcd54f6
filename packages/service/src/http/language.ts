import type { AnyHost } from '@conexion/machines';
import type { Request } from 'express';

/** Whose words an answer has, and in which of their languages. */
export interface Voice {
  lang: string;
  procedure: AnyHost;
}

const headersKept = 1_000;

/**
 * Finds the voice of an answer: the first language of `Accept-Language` that the host speaks, else
 * the host's first.
 */
export function createVoices(procedure: AnyHost): (request: Request) => Voice {
  const voices = procedure.languages.map((lang): Voice => ({ lang, procedure }));
  const [first = { lang: 'es', procedure }] = voices;
  const known = new Map<string, Voice>();
  return (request) => {
    const header = request.headers['accept-language'] ?? '';
    const remembered = known.get(header);
    if (remembered) return remembered;
    const accepted = request.acceptsLanguages([...procedure.languages]);
    const voice = voices.find(({ lang }) => lang === accepted) ?? first;
    // Clients can send any header, so the cache must be bounded.
    if (known.size < headersKept) known.set(header, voice);
    return voice;
  };
}

/** The voice of a request to an app that was given `createVoices`. */
export const voiceOf = (request: Request): Voice => request.app.locals.voiceOf(request);
