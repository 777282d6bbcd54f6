import { definition } from '@conexion/machines';
import { ok } from '../answer.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';

/** The machine as data, in every language. It changes with the version of the service only. */
export function definitionEndpoint(): Endpoint {
  const body = definition();
  return endpoint({ method: 'get', path: '/api/definition', handle: () => ok(body) });
}
