import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';

const idFormat = /^[\w-]{1,64}$/;

/**
 * Gives each request an id (its own `X-Request-Id` where it has one) and logs its end. No path, query, body or
 * caller: they hold personal data.
 */
export const logRequests =
  (log: Logger): RequestHandler =>
  (request, response, next) => {
    const given = request.get('x-request-id');
    const requestId = given !== undefined && idFormat.test(given) ? given : randomUUID();
    const began = performance.now();
    response.locals.requestId = requestId;
    response.once('close', () => {
      const { statusCode: status, writableFinished: finished } = response;
      const milliseconds = Math.round((performance.now() - began) * 100) / 100;
      const { method } = request;
      const { route } = response.locals;
      log.info({ requestId, method, route, status, milliseconds, finished }, 'request');
    });
    next();
  };

/** Names a request in its answer, where that is not written by `writeReply`. */
export const tellRequestId: RequestHandler = (_request, response, next) => {
  response.setHeader('X-Request-Id', response.locals.requestId);
  next();
};
