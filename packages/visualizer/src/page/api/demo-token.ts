import type { Lang } from '@conexion/machines';
import type { DemoUser } from '../session/demo-users.ts';
import { currentSession, type Session, sessionOfToken, setSession } from '../session/session.ts';
import { reportConnection } from './connection.ts';
import { type Problem, RequestError } from './problem.ts';

/** Signs in as somebody of the demonstration. Throws a RequestError, 404 where the service is no demonstration. */
export async function signInAsDemo(user: DemoUser, lang: Lang): Promise<Session> {
  let response: Response;
  try {
    const headers = {
      'content-type': 'application/json',
      accept: 'application/json',
      'accept-language': lang,
    };
    response = await fetch('api/demo/token', { method: 'POST', headers, body: JSON.stringify(user) });
  } catch (error) {
    reportConnection('offline');
    throw new RequestError(0, { code: 'network' }, null, { cause: error });
  }
  reportConnection('online');
  const body = (await response.json().catch(() => ({ code: 'unexpected' }))) as { token?: string } & Problem;
  const session = body.token ? sessionOfToken(body.token) : null;
  if (!response.ok || !session) throw new RequestError(response.status, body);
  const signedIn = { ...session, demo: true };
  setSession(signedIn);
  return signedIn;
}

let renewal: Promise<boolean> | null = null;

/** Asks again for the token of a demonstration session; false where that is not possible. Several callers share one try. */
export function renewToken(lang: Lang): Promise<boolean> {
  const session = currentSession();
  if (!session?.demo) return Promise.resolve(false);
  renewal ??= signInAsDemo({ user: session.user, name: session.name, role: session.role }, lang)
    .then(() => true)
    .catch(() => false)
    .finally(() => {
      renewal = null;
    });
  return renewal;
}
