import type { Lang } from '@conexion/machines';
import { currentSession } from '../session/session.ts';
import { reportConnection } from './connection.ts';
import { renewToken } from './demo-token.ts';
import { type Problem, RequestError } from './problem.ts';

export interface RequestOptions {
  readonly lang: Lang;
  readonly body?: unknown;
  readonly idempotencyKey?: string;
  readonly ifMatch?: number;
  readonly signal?: AbortSignal;
}

const patience = 15_000;

/**
 * Asks the service, at the page's own origin: GET, or POST where there is a body. A demonstration token that is no
 * longer good is asked for again, once. Throws a RequestError.
 */
export async function request<T>(path: string, options: RequestOptions): Promise<T> {
  const response = await send(path, options);
  if (response.status !== 401 || !(await renewToken(options.lang))) return answerOf<T>(response);
  return answerOf<T>(await send(path, options));
}

/** As `request`, for what is no JSON: an answer to be kept as a file. */
export async function requestFile(path: string, options: RequestOptions): Promise<Blob> {
  const response = await send(path, options);
  const answered =
    response.status === 401 && (await renewToken(options.lang)) ? await send(path, options) : response;
  if (!answered.ok) throw await errorOf(answered);
  return answered.blob();
}

async function send(path: string, options: RequestOptions): Promise<Response> {
  const headers = new Headers({ accept: 'application/json, */*;q=0.5', 'accept-language': options.lang });
  const session = currentSession();
  if (session) headers.set('authorization', `Bearer ${session.token}`);
  if (options.body !== undefined) headers.set('content-type', 'application/json');
  if (options.idempotencyKey) headers.set('idempotency-key', options.idempotencyKey);
  if (options.ifMatch !== undefined) headers.set('if-match', `"${options.ifMatch}"`);
  const limit = AbortSignal.timeout(patience);
  const signal = options.signal ? AbortSignal.any([options.signal, limit]) : limit;
  const method = options.body === undefined ? 'GET' : 'POST';
  const body = options.body === undefined ? undefined : JSON.stringify(options.body);
  try {
    const response = await fetch(path, { method, headers, body, signal, cache: 'no-store' });
    reportConnection(response.status === 503 ? 'offline' : 'online');
    return response;
  } catch (error) {
    if (options.signal?.aborted) throw error;
    reportConnection('offline');
    throw new RequestError(0, { code: 'network' }, null, { cause: error });
  }
}

async function answerOf<T>(response: Response): Promise<T> {
  if (response.ok) return (await response.json()) as T;
  throw await errorOf(response);
}

async function errorOf(response: Response): Promise<RequestError> {
  const problem = await problemOf(response);
  const retryAfter = Number(response.headers.get('retry-after'));
  return new RequestError(
    response.status,
    problem,
    Number.isFinite(retryAfter) && retryAfter > 0 ? retryAfter : null,
  );
}

async function problemOf(response: Response): Promise<Problem> {
  try {
    const body: unknown = await response.json();
    if (typeof body === 'object' && body !== null && 'code' in body) return body as Problem;
  } catch {
    // No JSON: a proxy answered in the service's place.
  }
  return { code: 'unexpected', title: `HTTP ${response.status}` };
}
