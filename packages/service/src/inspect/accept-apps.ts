import { type IncomingMessage, type Server, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { KeysUnavailable, type VerifyToken } from '../auth/verify-token.ts';
import { isLoopback } from '../is-loopback.ts';
import type { Log } from '../log.ts';
import { parseInspection } from './inspection.ts';
import type { App, Relay } from './relay.ts';

export interface Accepting {
  relay: Relay;
  log: Log;
  /**
   * Verifies the token of an app; null in demonstration mode, where only pages of this machine may
   * connect.
   */
  verifyToken: VerifyToken | null;
}

const path = '/inspect';
const largestMessage = 512 * 1024;
// The burst and the rate per second of an app's messages; an app that sends more waits. Many apps
// share what the loop of a node has left for them.
const burst = 4_000;
const perSecond = 2_000;
const ofAllPerSecond = 8_000;
const refillsPerSecond = 10;
/** So many characters cost as much as a small message. */
const charactersOfOne = 1_000;
/** WebSocket close codes (RFC 6455, 7.4.1). */
const codes = { goingAway: 1001, unsupported: 1003, invalid: 1007, tryAgainLater: 1013 } as const;

const urlOf = ({ url = '' }: IncomingMessage): URL => new URL(url, 'http://service');

/**
 * Whether a request connects an app under inspection: any other offer to upgrade is answered as a
 * plain request.
 */
export const isInspection = (request: IncomingMessage): boolean =>
  URL.canParse(request.url ?? '', 'http://service') && urlOf(request).pathname === path;

/**
 * Lets apps under inspection connect to a server, by WebSocket. Returns a function that ends their
 * connections.
 */
export function acceptApps(server: Server, { relay, log, verifyToken }: Accepting): () => void {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: largestMessage,
    perMessageDeflate: false,
  });
  server.on('upgrade', async (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const broken = (err: Error) => log.debug({ err }, 'an app under inspection has disconnected');
    socket.on('error', broken);
    const refusal = await refusalOf(request, verifyToken);
    if (refusal !== null) return refuse(socket, refusal);
    socket.off('error', broken);
    sockets.handleUpgrade(request, socket, head, (connected) => {
      connected.on('error', broken);
      const app = relay.join();
      if (app) hear(connected, app, sockets.clients);
      else connected.close(codes.tryAgainLater, 'too many apps');
    });
  });
  return () => {
    for (const connected of sockets.clients) {
      connected.close(codes.goingAway);
      connected.terminate();
    }
  };
}

async function refusalOf(
  request: IncomingMessage,
  verifyToken: VerifyToken | null,
): Promise<401 | 403 | 503 | null> {
  if (verifyToken === null) return isFromThisMachine(request.headers.origin) ? null : 403;
  try {
    const caller = await verifyToken(urlOf(request).searchParams.get('access_token') ?? '');
    return 'by' in caller ? null : 401;
  } catch (error) {
    if (error instanceof KeysUnavailable) return 503;
    throw error;
  }
}

/**
 * A program sends no origin. A page does, and any page on the internet could make a browser connect
 * to this machine.
 */
const isFromThisMachine = (origin: string | undefined): boolean =>
  origin === undefined || (URL.canParse(origin) && isLoopback(new URL(origin).hostname));

function refuse(socket: Duplex, status: 401 | 403 | 503): void {
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function hear(connected: WebSocket, app: App, all: ReadonlySet<unknown>): void {
  let left = burst;
  const refill = setInterval(() => {
    left = Math.min(burst, left + Math.min(perSecond, ofAllPerSecond / all.size) / refillsPerSecond);
    if (connected.isPaused && left > 0) connected.resume();
  }, 1_000 / refillsPerSecond);
  connected.on('message', (data, isBinary) => {
    if (isBinary) return connected.close(codes.unsupported, 'text only');
    const text = String(data);
    left -= 1 + text.length / charactersOfOne;
    // Nothing is lost: unread messages stay with the app.
    if (left <= 0) connected.pause();
    try {
      const inspection = parseInspection(text);
      if (inspection) app.tell(inspection);
    } catch {
      connected.close(codes.invalid, 'not JSON');
    }
  });
  connected.on('close', () => {
    clearInterval(refill);
    app.leave();
  });
}
