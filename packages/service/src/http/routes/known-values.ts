import type { Deps } from '../../cases/deps.ts';
import { readKnownValues } from '../../cases/read-known-values.ts';
import { ok } from '../answer.ts';
import { knownValuesAnswer } from '../answer-schemas.ts';
import type { Budgets } from '../budgets.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';

/** What forms propose: cities, time zones, services and providers of recent cases. */
export const knownValuesEndpoint = (deps: Deps, budgets: Budgets): Endpoint =>
  endpoint({
    method: 'get',
    path: '/api/known-values',
    about: {
      summary: 'Cities, time zones, services and providers of recent cases, for forms to propose',
      answer: { status: 200, description: 'The most frequent first', schema: knownValuesAnswer },
    },
    handle: (asked) => budgets.answer('search', asked, async () => ok(await readKnownValues(deps))),
  });
