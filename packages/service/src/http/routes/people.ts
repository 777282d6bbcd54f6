import type { People } from '../../cases/people.ts';
import { ok } from '../answer.ts';
import { personPage } from '../answer-schemas.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';
import { peopleQuery } from '../schemas.ts';

/** Who may be handed a case or a pendiente. */
export const peopleEndpoint = (people: Pick<People, 'list'>): Endpoint =>
  endpoint({
    method: 'get',
    path: '/api/people',
    about: {
      summary: 'Who may be handed a case: the callers seen so far, and those whom the company lists',
      answer: { status: 200, description: 'A page, by id', schema: personPage },
    },
    query: peopleQuery,
    handle: async ({ query }) => ok(await people.list(query)),
  });
