import { once } from 'node:events';
import type { News, Relay } from '../../inspect/relay.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';
import { problem } from '../problem.ts';
import { retryAfterSeconds, type Streams, sseHeaders, writeEvents } from '../write-events.ts';

// A viewer that is so many messages behind is dropped; it comes back and is brought up to date.
const mostWaiting = 2_000;

/** What the apps under inspection tell, as it happens. */
export const inspectEndpoint = (relay: Relay, { closing, patience, listeners }: Streams): Endpoint =>
  endpoint({
    method: 'get',
    path: '/api/inspect',
    about: {
      summary:
        'What the apps connected to /inspect tell, as server-sent events: their actors so far, then live',
      answer: {
        status: 200,
        description:
          'Events named inspection, whose data is {app, inspection}, and left, whose data is {app}, when an app is gone',
        mediaTypes: ['text/event-stream'],
      },
    },
    handle: ({ by, until, lang, onClose }) => {
      if (!listeners.enter(by.id, onClose))
        return problem('too-many-requests', lang, {}, { 'Retry-After': retryAfterSeconds });
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
