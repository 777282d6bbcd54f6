import { answerOnce } from '../../cases/answer-once.ts';
import type { Deps } from '../../cases/deps.ts';
import { done, type Outcome } from '../../cases/outcome.ts';
import { roleRefusal } from '../../cases/role-refusal.ts';
import { answer, ok } from '../answer.ts';
import { clockAnswer } from '../answer-schemas.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';
import { demoClockRequest } from '../schemas.ts';

/**
 * Sets the clock of demonstration mode forward, so that users can see pendientes become overdue. It
 * never goes back.
 */
export const demoClockEndpoint = ({ store, clock }: Deps, advance: (minutes: number) => void): Endpoint =>
  endpoint({
    method: 'post',
    path: '/api/demo/clock',
    about: {
      summary: 'Set the clock forward by minutes: demonstration mode only',
      answer: { status: 200, description: 'The time now', schema: clockAnswer },
      problems: ['role-not-allowed'],
    },
    body: demoClockRequest,
    handle: async ({ voice, body, ...command }) => {
      const moved = await answerOnce<true, string>(store, command, {
        find: async () => true,
        attempt: () => {
          const refused = roleRefusal(command.by);
          if (refused) return { refused };
          advance(body.advance);
          const now = done(clock());
          return { answer: now, change: {}, memory: now };
        },
        recall: (_, memory) => memory as Outcome<string>,
      });
      return answer(moved, voice, (now) => ok({ now }));
    },
  });
