import type { DemoUser } from '../session/demo-users.ts';
import { currentSession, loseSession, setSession } from '../session/session.ts';
import { connectionStore } from './connection.ts';
import { type Problem, RequestError } from './problem.ts';

/**
 * Signs in as a demonstration user. Throws a RequestError: 401, or 404 where the service runs no
 * demonstration.
 */
export async function signInAsDemo(person: DemoUser, lang: string): Promise<void> {
  let response: Response;
  try {
    const headers = {
      'content-type': 'application/json',
      accept: 'application/json',
      'accept-language': lang,
    };
    response = await fetch('api/demo/token', { method: 'POST', headers, body: JSON.stringify(person) });
  } catch (error) {
    connectionStore.set('offline');
    throw new RequestError(0, { code: 'network' }, null, { cause: error });
  }
  connectionStore.set('online');
  const body = (await response.json().catch(() => ({ code: 'unexpected' }))) as { token?: string } & Problem;
  if (!response.ok || !body.token) throw new RequestError(response.status, body);
  setSession({ ...person, token: body.token, signIn: 'demo', expiresAt: null });
}

let renewal: Promise<boolean> | null = null;

/**
 * What follows when the service refused a token: a demonstration session requests a new one, any
 * other session ends. Resolves to whether there is a new token. Concurrent callers share one
 * request.
 */
export function replaceToken(refused: string | undefined, lang: string): Promise<boolean> {
  const session = currentSession();
  if (session?.signIn !== 'demo') {
    loseSession(refused);
    return Promise.resolve(false);
  }
  const { user, name, role } = session;
  renewal ??= signInAsDemo({ user, name, role }, lang)
    .then(() => true)
    .catch((error: unknown) => {
      // A 404 says that the service runs no demonstration any more. An unreachable service is
      // waited for.
      if (error instanceof RequestError && !error.isPassing) loseSession(refused);
      return false;
    })
    .finally(() => {
      renewal = null;
    });
  return renewal;
}
