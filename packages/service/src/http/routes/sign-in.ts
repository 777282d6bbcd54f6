import { roleRefusal } from '../../cases/role-refusal.ts';
import { ok } from '../answer.ts';
import { meAnswer, signInAnswer, type signInKinds } from '../answer-schemas.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';

export type SignIn = (typeof signInKinds)[number];

/** How a caller signs in: for callers without a token. */
export const signInEndpoint = (signIn: SignIn): Endpoint =>
  endpoint({
    method: 'get',
    path: '/api/sign-in',
    about: {
      summary: 'The ways in',
      answer: { status: 200, description: 'How a caller gets a token', schema: signInAnswer },
      isPublic: true,
    },
    handle: () => ok({ kinds: [signIn] }),
  });

/** The caller that the token of the request identifies. */
export const meEndpoint = (signIn: SignIn, currency: string | null): Endpoint =>
  endpoint({
    method: 'get',
    path: '/api/me',
    about: {
      summary: 'Who the caller is, and until when',
      answer: { status: 200, description: 'The caller', schema: meAnswer },
    },
    handle: ({ by, expiresAt }) =>
      ok({
        id: by.id,
        name: by.name ?? null,
        role: by.role,
        expiresAt,
        signIn,
        currency,
        mayWrite: roleRefusal(by) === null,
      }),
  });
