import { once } from 'node:events';
import type { News, Relay } from '../../inspect/relay.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';
import { problem } from '../problem.ts';
import { retryAfterSeconds, type Streams, sseHeaders, writeEvents } from '../write-events.ts';

// A viewer that is so many messages behind is dropped; it reconnects and gets the current state.
const mostWaiting = 2_000;

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
          'Events named inspection, whose data is {app, inspection}, and left, whose data is {app}, when an app disconnects',
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
          const waiting: News[] = [];
          const { sofar, stop } = relay.watch((one) => {
            waiting.push(one);
            if (waiting.length > mostWaiting) response.destroy();
            news.dispatchEvent(new Event('more'));
          });
          try {
            await writeEvents({
              response,
              closing,
              patience,
              until,
              first: sofar.map(frame).join(''),
              async next(signal) {
                if (waiting.length === 0) await once(news, 'more', { signal }).catch(() => undefined);
                return waiting.splice(0).map(frame).join('');
              },
            });
          } finally {
            stop();
          }
        },
      };
    },
  });

const frame = ({ kind, ...data }: News): string => `event: ${kind}\ndata: ${JSON.stringify(data)}\n\n`;
