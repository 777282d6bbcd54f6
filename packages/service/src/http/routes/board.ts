import type { Deps } from '../../cases/deps.ts';
import { readBoard } from '../../cases/read-board.ts';
import { ok } from '../answer.ts';
import type { Budgets } from '../budgets.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';
import { boardAnswer } from '../measure-schemas.ts';
import { boardQuery } from '../schemas.ts';

/** Where all open asistencias are; the stream after its position keeps it current. */
export const boardEndpoint = (deps: Deps, budgets: Budgets): Endpoint =>
  endpoint({
    method: 'get',
    path: '/api/board',
    about: {
      summary: 'How many open asistencias are in each state, how many of them overdue, and the oldest',
      answer: { status: 200, description: 'The states that hold any', schema: boardAnswer },
    },
    query: boardQuery,
    handle: ({ query, ...asked }) =>
      budgets.answer('board', asked, async () => ok(await readBoard(deps, query))),
  });
