import type { Response } from 'express';
import { drained } from './drained.ts';
import type { Patience } from './patience.ts';

/** What ends the streams of a service, and how long their clients are waited for. */
export interface Streams {
  closing: AbortSignal;
  patience: Patience;
  listeners: Listeners;
}

/** A client that watches a stream. */
export interface Listener {
  /** The last line of the journal that it was sent; null of other streams. */
  position: number | null;
}

/** The clients that watch a stream now. */
export interface Listeners {
  /** Lets one more in until `onClose` calls back; null where its caller has too many already. */
  enter(caller: string, onClose: (listener: () => void) => void): Listener | null;
  all(): Iterable<Listener>;
}

const mostOfEach = 20;
/** When a caller with too many streams may ask again. */
export const retryAfterSeconds = '10';

export const sseHeaders = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  // A proxy that buffered would hold events back.
  'X-Accel-Buffering': 'no',
} as const;

export function createListeners(): Listeners {
  const byCaller = new Map<string, Set<Listener>>();
  return {
    enter(caller, onClose) {
      const own = byCaller.get(caller) ?? new Set();
      if (own.size >= mostOfEach) return null;
      const listener: Listener = { position: null };
      byCaller.set(caller, own.add(listener));
      onClose(() => {
        own.delete(listener);
        if (own.size === 0) byCaller.delete(caller);
      });
      return listener;
    },
    *all() {
      for (const own of byCaller.values()) yield* own;
    },
  };
}

interface Writing extends Pick<Streams, 'closing' | 'patience'> {
  response: Response;
  /** When the caller's token stops being accepted: milliseconds since 1970. */
  until: number;
  /** What comes first. */
  first: string;
  /** The events that come next; '' where there are none once the signal is aborted. */
  next(signal: AbortSignal): Promise<string>;
}

const sessionExpired = 'event: session-expired\ndata: {}\n\n';

/**
 * Writes events until the client leaves, its token expires or the service stops. A client that
 * leaves unread what it was sent is dropped.
 */
export async function writeEvents({
  response,
  closing,
  patience,
  until,
  first,
  next,
}: Writing): Promise<void> {
  response.locals.isEndless = true;
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  const over = AbortSignal.any([gone.signal, closing]);
  let text = `retry: 1000\n\n${first}`;
  while (!over.aborted && !response.destroyed) {
    const left = until - Date.now();
    if (left <= 0) {
      response.write(sessionExpired);
      break;
    }
    if (!response.write(text)) await drained(response, over, patience.slow);
    const pause = AbortSignal.timeout(Math.ceil(Math.min(patience.heartbeat, left)));
    text = (await next(AbortSignal.any([over, pause]))) || ': alive\n\n';
  }
  response.end();
}
