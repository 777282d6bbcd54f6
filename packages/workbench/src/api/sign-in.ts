import type { Role } from '@conexion/machines';
import { setSession } from '../session/session.ts';
import { RequestError } from './problem.ts';
import { request } from './request.ts';

export type SignInKind = 'demo' | 'token';

interface Me {
  readonly id: string;
  readonly name: string | null;
  readonly role: Role;
  readonly expiresAt: string;
}

/** The ways in that the service offers. Throws a RequestError. */
export const readSignIn = (lang: string): Promise<{ readonly kinds: readonly SignInKind[] }> =>
  request('api/sign-in', { lang });

const tokenFormat = /^[\w-]+\.[\w-]+\.[\w-]+$/;

/**
 * Signs in by a token that the company gave. Throws a RequestError, 401 where the service does not
 * trust it.
 */
export async function signInByToken(given: string, lang: string): Promise<void> {
  const token = given.trim().replace(/^Bearer\s+/i, '');
  if (!tokenFormat.test(token)) throw new RequestError(401, { code: 'unauthenticated' });
  const { id, name, role, expiresAt } = await request<Me>('api/me', { lang, token });
  setSession({ token, user: id, name: name ?? id, role, signIn: 'token', expiresAt });
}
