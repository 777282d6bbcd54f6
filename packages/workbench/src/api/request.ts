import { currentSession, nextSession, sessionStore } from '../session/session.ts';
import { connectionStore } from './connection.ts';
import { replaceToken } from './demo-token.ts';
import { type Problem, RequestError } from './problem.ts';

export interface RequestOptions {
  readonly lang: string;
  readonly body?: unknown;
  readonly idempotencyKey?: string;
  readonly ifMatch?: number;
  readonly signal?: AbortSignal;
  /** Instead of the session's. */
  readonly token?: string;
}

const patience = 15_000;

/**
 * Asks the service, at the page's own origin: GET, or POST where there is a body. Where the session
 * is lost, a GET waits for the next one; a POST is the reader's to send again. Throws a
 * RequestError.
 */
export const request = async <T>(path: string, options: RequestOptions): Promise<T> =>
  (await (await answered(path, options)).json()) as T;

/** As `request`, for an answer other than JSON: it is kept as a file. */
export const requestFile = async (path: string, options: RequestOptions): Promise<Blob> =>
  (await answered(path, options)).blob();

async function answered(path: string, options: RequestOptions): Promise<Response> {
  const token = options.token ?? currentSession()?.token;
  let response = await send(path, options, token);
  if (response.status === 401 && options.token === undefined) {
    if (await replaceToken(token, options.lang))
      response = await send(path, options, currentSession()?.token);
    else if (options.body === undefined && sessionStore.get().lost) {
      await nextSession(token, options.signal);
      return answered(path, options);
    }
  }
  if (!response.ok) throw await errorOf(response);
  return response;
}

async function send(path: string, options: RequestOptions, token: string | undefined): Promise<Response> {
  const headers = new Headers({ accept: 'application/json, */*;q=0.5', 'accept-language': options.lang });
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
  if (options.body !== undefined) headers.set('content-type', 'application/json');
  if (options.idempotencyKey) headers.set('idempotency-key', options.idempotencyKey);
  if (options.ifMatch !== undefined) headers.set('if-match', `"${options.ifMatch}"`);
  const limit = AbortSignal.timeout(patience);
  const signal = options.signal ? AbortSignal.any([options.signal, limit]) : limit;
  const method = options.body === undefined ? 'GET' : 'POST';
  const body = options.body === undefined ? undefined : JSON.stringify(options.body);
  try {
    const response = await fetch(path, { method, headers, body, signal, cache: 'no-store' });
    connectionStore.set(response.status === 503 ? 'offline' : 'online');
    return response;
  } catch (error) {
    if (options.signal?.aborted) throw error;
    connectionStore.set('offline');
    throw new RequestError(0, { code: 'network' }, null, { cause: error });
  }
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
    // Not JSON: a proxy answered instead of the service.
  }
  return { code: 'unexpected', title: `HTTP ${response.status}` };
}
