import type { Response } from 'express';

/** An answer, before it is written. */
export interface JsonReply {
  status: number;
  headers?: Readonly<Record<string, string>>;
  /** Serialized as JSON, unless it is `Json` already. */
  body: unknown;
}

/** JSON that is written already. */
export class Json {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** An answer of any length, written while it is made. */
export interface StreamReply {
  status: number;
  headers: Readonly<Record<string, string>>;
  /**
   * Resolves when all is written or the client has left. An error breaks the connection, so that
   * the client notices.
   */
  write(response: Response): Promise<void>;
}

export type Reply = JsonReply | StreamReply;

/** The headers of every answer of the API: it may not be cached, sniffed or framed. */
const standing = {
  'Content-Type': 'application/json; charset=utf-8',
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  Vary: 'Accept-Language, Authorization',
} as const;

export async function writeReply(response: Response, reply: Reply, lang: string): Promise<void> {
  const { status, headers } = reply;
  const head = { ...standing, 'Content-Language': lang, 'X-Request-Id': response.locals.requestId };
  if ('write' in reply) {
    response.writeHead(status, { ...head, ...headers });
    // Express runs GET's handler for HEAD too, and a stream would never end.
    if (response.req.method === 'HEAD') return void response.end();
    return reply.write(response);
  }
  const text = reply.body instanceof Json ? reply.body.text : JSON.stringify(reply.body);
  response.writeHead(status, { ...head, 'Content-Length': Buffer.byteLength(text), ...headers });
  // Node sends a text and its headers in one packet; bytes would take two.
  response.end(text);
}
