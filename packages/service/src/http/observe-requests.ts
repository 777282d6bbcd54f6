import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';

const idFormat = /^[\w-]{1,64}$/;

/**
 * A finished request: answered, or abandoned by its client. No path, query, body or caller: they
 * hold personal data.
 */
export interface Served {
  requestId: string;
  method: string;
  /** Its endpoint's path pattern; undefined where no endpoint served it. */
  route: string | undefined;
  status: number;
  milliseconds: number;
  /** Whether all of the answer was written. */
  finished: boolean;
  /** A stream, which lasts until its client leaves. */
  isEndless: boolean;
}

/** Gives each request an id, from `X-Request-Id` where it has one, and reports its end. */
export const observeRequests =
  (...observers: readonly ((served: Served) => void)[]): RequestHandler =>
  (request, response, next) => {
    const given = request.headers['x-request-id'];
    const requestId = typeof given === 'string' && idFormat.test(given) ? given : randomUUID();
    const began = performance.now();
    response.locals.requestId = requestId;
    response.on('close', () => {
      const { route, isEndless = false } = response.locals;
      const served = {
        requestId,
        method: request.method,
        route,
        status: response.statusCode,
        milliseconds: Math.round((performance.now() - began) * 100) / 100,
        finished: response.writableFinished,
        isEndless,
      };
      for (const observe of observers) observe(served);
    });
    next();
  };

/** Sets the request's id on an answer that `writeReply` does not write. */
export const tellRequestId: RequestHandler = (_request, response, next) => {
  response.setHeader('X-Request-Id', response.locals.requestId);
  next();
};
