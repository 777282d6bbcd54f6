import type { Lang } from '@conexion/machines';
import type { Response } from 'express';

/** An answer, before it is written. */
export interface Reply {
  status: number;
  headers?: Readonly<Record<string, string>>;
  /** Serialized as JSON. */
  body: unknown;
}

/** What every answer of the API carries: nothing of it is to be kept, sniffed or framed. */
const standing = {
  'Content-Type': 'application/json; charset=utf-8',
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  Vary: 'Accept-Language, Authorization',
} as const;

export function writeReply(response: Response, { status, headers, body }: Reply, lang: Lang): void {
  const text = Buffer.from(JSON.stringify(body));
  response.writeHead(status, {
    ...standing,
    'Content-Language': lang,
    'Content-Length': text.byteLength,
    ...headers,
  });
  response.end(text);
}
