import type { RequestHandler } from 'express';
import type { Endpoint } from './endpoint.ts';
import { refuse } from './serve.ts';

type Known = Pick<Endpoint, 'method' | 'path'>;

const parameter = /^(\/api\/[^/]+)\/[^/]+/;
const allowOf = { get: ['GET', 'HEAD'], post: ['POST'] } as const;

/**
 * Refuses every method of a known path but its own, before anything else of the request is looked
 * at: it is known by the service's own paths, which are no secret.
 */
export function refuseOtherMethods(known: readonly Known[]): RequestHandler {
  const methods = new Map<string, string[]>();
  for (const { method, path } of known) methods.set(path, [...(methods.get(path) ?? []), ...allowOf[method]]);
  return (request, response, next) => {
    // As Express finds its routes: in any case, with a slash at the end or without.
    const path = request.path.toLowerCase().replace(/(.)\/$/, '$1');
    const allowed = methods.get(path) ?? methods.get(path.replace(parameter, '$1/:id'));
    if (!allowed || allowed.includes(request.method)) next();
    else refuse(request, response, 'method-not-allowed', { Allow: allowed.join(', ') });
  };
}
