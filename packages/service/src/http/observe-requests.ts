import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';

const idFormat = /^[\w-]{1,64}$/;

/**
 * A request that is over: answered, or left by its client. No path, query, body or caller: they
 * hold personal data.
 */
export interface Served {
  requestId: string;
  method: string;
  /** As its endpoint's path is written; undefined where no endpoint served it. */
  route: string | undefined;
  status: number;
  milliseconds: number;
  /** Whether all of the answer was written. */
  finished: boolean;
  /** A stream, which lasts for as long as somebody watches. */
  isEndless: boolean;
}

/** Gives each request an id, its own `X-Request-Id` where it has one, and tells of its end. */
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

/** Names a request in its answer, where that is not written by `writeReply`. */
export const tellRequestId: RequestHandler = (_request, response, next) => {
  response.setHeader('X-Request-Id', response.locals.requestId);
  next();
};
