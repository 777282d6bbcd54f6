import type { AnyHost } from '@conexion/machines';
import type { Deps } from '../../cases/deps.ts';
import { ok } from '../answer.ts';
import { definitionAnswer } from '../answer-schemas.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';

/** The machine as data, in every language. It changes with the version of the service only. */
export function definitionEndpoint({ procedure }: Deps): Endpoint {
  let body: ReturnType<AnyHost['definition']> | undefined;
  return endpoint({
    method: 'get',
    path: '/api/definition',
    about: {
      summary: 'The machine as data',
      answer: {
        status: 200,
        description: 'States, transitions, guards, labels, clauses',
        schema: definitionAnswer,
      },
    },
    handle: () => {
      body ??= procedure.definition();
      return ok(body);
    },
  });
}
