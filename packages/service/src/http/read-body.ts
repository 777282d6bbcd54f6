import type { IncomingMessage } from 'node:http';
import { type Text, textIn } from '@conexion/machines';
import { findUnstorable } from '../cases/unstorable.ts';
import type { Voice } from './language.ts';
import { problem, unstorable } from './problem.ts';
import type { Reply } from './reply.ts';

/** The most bytes of a body. The largest body that a schema allows is far smaller. */
export const bodyLimit = 256 * 1024;
// How much of a refused body is still read: a client that cannot finish sending may never see the
// answer.
const drainLimit = 16 * 1024 * 1024;

export type ReadBody = { value: unknown } | { problem: Reply };

/** The JSON body of a request; undefined where it has none. Never throws for invalid input. */
export async function readBody(request: IncomingMessage, voice: Voice): Promise<ReadBody> {
  const bytes = await readBytes(request);
  if (bytes === null) return { problem: problem('too-large', voice, { limit: bodyLimit }) };
  if (bytes.byteLength === 0) return { value: undefined };
  if (!isJson(request)) return { problem: problem('not-json', voice) };
  return parseJson(bytes, voice);
}

/** Null where there are too many bytes. */
function readBytes(request: IncomingMessage): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.byteLength;
      if (size <= bodyLimit) chunks.push(chunk);
      else chunks.length = 0;
      if (size > drainLimit) {
        request.pause();
        resolve(null);
      }
    });
    request.on('end', () => resolve(size > bodyLimit ? null : Buffer.concat(chunks)));
    request.on('error', (cause) => reject(new RequestAborted('The request broke off', { cause })));
    request.on('close', () => {
      if (!request.complete) reject(new RequestAborted('The request broke off'));
    });
  });
}

/** The client left before it had sent its whole request: there is no one to answer. */
export class RequestAborted extends Error {}

const jsonType = /^application\/json\s*(;\s*charset\s*=\s*"?utf-?8"?\s*)?;?\s*$/i;

const isJson = ({ headers }: IncomingMessage): boolean =>
  jsonType.test(headers['content-type'] ?? '') && (headers['content-encoding'] ?? 'identity') === 'identity';

const utf8 = new TextDecoder('utf-8', { fatal: true });

function parseJson(bytes: Buffer, voice: Voice): ReadBody {
  const invalid = (path: string, message: Text): ReadBody => ({
    problem: problem('invalid-request', voice, { errors: [{ path, message: textIn(message, voice.lang) }] }),
  });
  let text: string;
  let value: unknown;
  try {
    text = utf8.decode(bytes);
    value = JSON.parse(text);
  } catch {
    return invalid('', { es: 'No es JSON en UTF-8.', en: 'It is not JSON in UTF-8.' });
  }
  // Text that cannot be stored must have come from an escape: UTF-8 was checked, and JSON forbids a
  // bare NUL.
  const path = text.includes('\\u') ? findUnstorable(value) : null;
  return path === null ? { value } : invalid(path, unstorable);
}
