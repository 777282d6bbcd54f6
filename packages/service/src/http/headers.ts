import { hash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { type By, text, textIn } from '@conexion/machines';

const keyFormat = /^[\x21-\x7e]{1,200}$/;
const tagFormat = /^\s*(?:W\/)?"[\x21\x23-\x7e]*"\s*$/;

const positionFormat = /^\d{1,15}$/;

/**
 * One thing wrong with a request: which field or header, and what is wrong in the language of the
 * request.
 */
export interface FieldError {
  path: string;
  message: string;
}

/** The headers of a request, parsed. */
export interface CommandHeaders {
  idempotencyKey: string | undefined;
  /** Revisions; undefined for any. */
  ifMatch: readonly number[] | undefined;
  /** The last event of a stream that the client has seen. */
  lastEventId: number | undefined;
}

/** The headers of a command, or their faults. */
export function parseHeaders(
  headers: IncomingHttpHeaders,
  lang: string,
): CommandHeaders & { errors: FieldError[] } {
  const errors: FieldError[] = [];
  const key = headers['idempotency-key'];
  const idempotencyKey = Array.isArray(key) ? key.join(', ') : key;
  if (idempotencyKey !== undefined && !keyFormat.test(idempotencyKey))
    errors.push({
      path: 'Idempotency-Key',
      message: textIn(
        text(
          'De 1 a 200 caracteres ASCII visibles, sin espacios.',
          '1 to 200 visible ASCII characters, no spaces.',
        ),
        lang,
      ),
    });
  const tags = headers['if-match']?.split(',') ?? [];
  const isAny = headers['if-match']?.trim() === '*';
  if (!isAny && !tags.every((tag) => tagFormat.test(tag)))
    errors.push({
      path: 'If-Match',
      message: textIn(
        text(
          'Una revisión entre comillas, como la da ETag, o *.',
          'A quoted revision, as ETag gives it, or *.',
        ),
        lang,
      ),
    });
  const seen = headers['last-event-id'];
  const lastEventId = seen === undefined || seen === '' ? undefined : Number(seen);
  if (lastEventId !== undefined && !positionFormat.test(String(seen)))
    errors.push({
      path: 'Last-Event-ID',
      message: textIn(text('El id de un evento de este canal.', 'The id of an event of this stream.'), lang),
    });
  return {
    idempotencyKey,
    ifMatch: isAny || tags.length === 0 ? undefined : tags.map(revisionOf),
    lastEventId,
    errors,
  };
}

// A weak tag never matches strongly (RFC 9110, 13.1.1), nor does one that is no revision of ours.
const revisionOf = (tag: string): number => Number(/^\s*"([1-9]\d{0,15})"\s*$/.exec(tag)?.[1] ?? Number.NaN);

export const etagOf = (revision: number): Record<string, string> => ({ ETag: `"${revision}"` });

/** The scope of an idempotency key: its caller and the path. */
export const scopeOf = ({ id }: Pick<By, 'id'>, path: string, key: string): string =>
  digest([id, path, key].join('\n'));

/**
 * The hash of a request. Checked bodies have their fields in their schema's order, so the same
 * request has the same hash.
 */
export const bodyHashOf = (body: unknown): string => digest(JSON.stringify(body) ?? '');

const digest = (text: string): string => hash('sha256', text, 'base64url');
