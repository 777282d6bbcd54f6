import { posix } from 'node:path';
import { SnapshotError } from '@conexion/machines';
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import type { Refused } from '../auth/caller-of.ts';
import { KeysUnavailable, type Verified, type VerifyToken } from '../auth/verify-token.ts';
import type { People } from '../cases/people.ts';
import { OutcomeUnknown, StoreUnavailable } from '../cases/store.ts';
import type { Log } from '../log.ts';
import type { Endpoint } from './endpoint.ts';
import { type Voice, voiceOf } from './language.ts';
import { type ProblemCode, problem, unknownOutcome } from './problem.ts';
import type { RateLimit } from './rate-limit.ts';
import { RequestAborted, readBody } from './read-body.ts';
import { type Reply, writeReply } from './reply.ts';

const retryAfterSeconds = '1';
const bearer = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+) *$/i;

/** Writes a problem in the language of the request. */
export function refuse(
  request: Request,
  response: Response,
  code: ProblemCode,
  headers: Record<string, string> = {},
  fieldsIn: (voice: Voice) => Readonly<Record<string, unknown>> = () => ({}),
): void {
  const voice = voiceOf(request);
  writeReply(response, problem(code, voice, fieldsIn(voice), headers), voice.lang);
}

/** Limits the requests of each address. */
export const limitAddress =
  (limit: RateLimit): RequestHandler =>
  (request, response, next) => {
    const seconds = limit(addressOf(request));
    if (seconds === 0) next();
    else refuseFor(seconds, request, response);
  };

// No caller's id begins with a space. Express reads `X-Forwarded-For` where a trusted proxy has
// sent it.
const addressOf = ({ ip, socket }: Request): string => ` ${ip ?? socket.remoteAddress}`;

const refuseFor = (seconds: number, request: Request, response: Response): void =>
  refuse(request, response, 'too-many-requests', { 'Retry-After': String(seconds) });

/**
 * Lets a request pass whose token identifies its caller, unless that caller sends too many. It runs
 * before anything else of the request is read. A caller without a valid token is counted by
 * address.
 */
export const authenticate =
  (verifyToken: VerifyToken, limit: RateLimit, log: Log, people: Pick<People, 'see'>): RequestHandler =>
  async (request, response, next) => {
    const [, token] = bearer.exec(request.headers.authorization ?? '') ?? [];
    let verified: Verified | Refused | null = null;
    let failure: unknown;
    try {
      if (token !== undefined) verified = await verifyToken(token);
    } catch (error) {
      failure = error;
    }
    const seconds = limit(verified && 'by' in verified ? verified.by.id : addressOf(request));
    if (seconds > 0) return refuseFor(seconds, request, response);
    if (failure !== undefined) throw failure;
    if (!verified) return refuse(request, response, 'unauthenticated', { 'WWW-Authenticate': 'Bearer' });
    if ('reason' in verified) {
      const { reason } = verified;
      log.info({ reason, requestId: response.locals.requestId }, 'token refused');
      const challenge = `Bearer error="invalid_token", error_description="${reason}"`;
      return refuse(request, response, 'unauthenticated', { 'WWW-Authenticate': challenge });
    }
    people.see(verified.by);
    response.locals.caller = verified;
    next();
  };

/** The caller of an endpoint that needs no token. */
const anybody: Verified = { by: { id: 'anonymous', role: 'analista' }, expiresAt: '', until: Infinity };

/** Serves an endpoint: reads the body, has it answered, writes the answer. */
export const serve =
  (endpoint: Endpoint): RequestHandler =>
  async (request, response) => {
    const voice = voiceOf(request);
    const caller: Verified = response.locals.caller ?? anybody;
    response.locals.route = endpoint.path;
    const body = endpoint.method === 'post' ? await readBody(request, voice) : { value: undefined };
    if ('problem' in body) return void writeReply(response, body.problem, voice.lang);
    const { headers, params, query } = request;
    const onClose = (listener: () => void) => {
      if (response.closed) listener();
      else response.once('close', listener);
    };
    const reply = await endpoint.answer({
      ...caller,
      onClose,
      voice,
      headers,
      params,
      query,
      body: body.value,
    });
    await writeReply(response, withRelativeLocation(reply, request.path), voice.lang);
  };

/**
 * A proxy may serve the API below another path: what is named from the request is true there too.
 */
function withRelativeLocation(reply: Reply, path: string): Reply {
  const { Location } = reply.headers ?? {};
  if (Location === undefined) return reply;
  const directory = path.slice(0, path.lastIndexOf('/') + 1);
  return { ...reply, headers: { ...reply.headers, Location: posix.relative(directory, Location) } };
}

export const notFound: RequestHandler = (request, response) => refuse(request, response, 'not-found');

/**
 * The last resort: faults of the client or the store are answered by their problem; the rest is
 * logged, and its details never sent.
 */
export const onError =
  (log: Log): ErrorRequestHandler =>
  (error, request, response, _next) => {
    const requestId: unknown = response.locals.requestId;
    if (error instanceof RequestAborted || response.headersSent) {
      // A stream that its client ends is normal; any other broken stream is logged.
      const isLeft = error instanceof RequestAborted || error?.code === 'ERR_STREAM_PREMATURE_CLOSE';
      if (!isLeft) log.error({ err: error, requestId }, 'an answer was cut short');
      response.destroy();
      return;
    }
    // During an upgrade: a node of the newer version answers the retry.
    const isTooNew = error instanceof SnapshotError && error.code === 'snapshot-too-new';
    if (error instanceof StoreUnavailable || error instanceof KeysUnavailable || isTooNew) {
      log.warn({ err: error, requestId }, 'unavailable');
      const fieldsIn = error instanceof OutcomeUnknown ? unknownOutcome : undefined;
      return refuse(request, response, 'unavailable', { 'Retry-After': retryAfterSeconds }, fieldsIn);
    }
    // Express could not decode the path.
    if (error instanceof URIError) return refuse(request, response, 'not-found');
    // A file of the page does not satisfy the range or precondition.
    if (error?.status >= 400 && error.status < 500) return refuse(request, response, 'invalid-request');
    const isDamage = error instanceof SnapshotError;
    log.error(
      { err: error, requestId },
      isDamage ? 'a stored snapshot is damaged: see conexion-admin verify' : 'a bug',
    );
    refuse(request, response, 'internal');
  };
