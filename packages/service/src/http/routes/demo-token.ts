import type { DemoKeys } from '../../auth/demo-keys.ts';
import { answerOnce } from '../../cases/answer-once.ts';
import type { Deps } from '../../cases/deps.ts';
import { done, type Outcome } from '../../cases/outcome.ts';
import { answer, ok } from '../answer.ts';
import { tokenAnswer } from '../answer-schemas.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';
import { demoTokenRequest } from '../schemas.ts';

/** Any caller gets a token for any person: demonstration mode only. */
export const demoTokenEndpoint = ({ store }: Deps, { sign }: DemoKeys): Endpoint =>
  endpoint({
    method: 'post',
    path: '/api/demo/token',
    about: {
      summary: 'A token for any caller: demonstration mode only',
      answer: { status: 200, description: 'The token', schema: tokenAnswer },
      isPublic: true,
    },
    body: demoTokenRequest,
    handle: async ({ voice, body: { user, role, name }, ...command }) => {
      // No token is stored: signed again for the same second, it is the same.
      const issuedAt = await answerOnce<true, number>(store, command, {
        find: async () => true,
        attempt: () => {
          const now = done(Math.floor(Date.now() / 1000));
          return { answer: now, change: {}, memory: now };
        },
        recall: (_, memory) => memory as Outcome<number>,
      });
      const token = issuedAt.outcome === 'done' && (await sign({ id: user, role, name }, issuedAt.value));
      return answer(issuedAt, voice, () => ok({ token }));
    },
  });
