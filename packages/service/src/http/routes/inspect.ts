import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { Relay } from '../../inspect/relay.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';
import { problem } from '../problem.ts';
import { retryAfterSeconds, type Streams, sseHeaders, writeEvents } from '../write-events.ts';

const togetherMilliseconds = 30;

/** The messages of apps under inspection, as they arrive. */
export const inspectEndpoint = (relay: Relay, { closing, patience, listeners }: Streams): Endpoint =>
  endpoint({
    method: 'get',
    path: '/api/inspect',
    about: {
      summary:
        'The messages of apps connected to /inspect as server-sent events: first the current actors, then live',
      answer: {
        status: 200,
        description:
          'Events named inspection, whose data is {app, inspection}; left, whose data is {app}, when an app disconnects; skipped, whose data is {count}, where a viewer read too slowly: so many messages were left out, and the current actors that they were about follow',
        mediaTypes: ['text/event-stream'],
      },
    },
    handle: ({ by, until, voice, onClose }) => {
      if (!listeners.enter(by.id, onClose))
        return problem('too-many-requests', voice, {}, { 'Retry-After': retryAfterSeconds });
      return {
        status: 200,
        headers: sseHeaders,
        async write(response) {
          const news = new EventTarget();
          const viewer = relay.watch(() => news.dispatchEvent(new Event('more')));
          try {
            await writeEvents({
              response,
              closing,
              patience,
              until,
              first: viewer.take(),
              async next(signal) {
                if (viewer.isEmpty()) await once(news, 'more', { signal }).catch(() => undefined);
                // A write costs more than a message: those of a moment share one.
                if (!viewer.isEmpty()) await pause(togetherMilliseconds);
                return viewer.take();
              },
            });
          } finally {
            viewer.stop();
          }
        },
      };
    },
  });
