import { once } from 'node:events';
import type { Response } from 'express';
import type { News, Relay } from '../../inspect/relay.ts';
import { drained } from '../drained.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';
import type { Patience } from '../patience.ts';

// A viewer that is so many messages behind is dropped; it comes back and is brought up to date.
const mostWaiting = 2_000;

/** What the apps under inspection tell, as it happens. */
export const inspectEndpoint = (relay: Relay, closing: AbortSignal, patience: Patience): Endpoint =>
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
    handle: () => ({
      status: 200,
      headers: { 'Content-Type': 'text/event-stream; charset=utf-8', 'X-Accel-Buffering': 'no' },
      write: (response) => follow({ relay, response, closing, patience }),
    }),
  });

interface Following {
  relay: Relay;
  response: Response;
  closing: AbortSignal;
  patience: Patience;
}

async function follow({ relay, response, closing, patience }: Following): Promise<void> {
  response.locals.isEndless = true;
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  const over = AbortSignal.any([gone.signal, closing]);
  const news = new EventTarget();
  const waiting: News[] = [];
  const { sofar, stop } = relay.watch((one) => {
    waiting.push(one);
    if (waiting.length > mostWaiting) response.destroy();
    news.dispatchEvent(new Event('more'));
  });
  try {
    let text = ['retry: 1000\n\n', ...sofar.map(frame)].join('');
    while (!over.aborted) {
      if (!response.write(text)) await drained(response, over, patience.slow);
      if (waiting.length === 0) await moreOrHeartbeat(news, over, patience.heartbeat);
      text = waiting.length === 0 ? ': alive\n\n' : waiting.splice(0).map(frame).join('');
    }
  } finally {
    stop();
  }
  response.end();
}

const frame = ({ kind, ...data }: News): string => `event: ${kind}\ndata: ${JSON.stringify(data)}\n\n`;

/** Resolves once there is more, it is over, or it is time for a sign of life. */
async function moreOrHeartbeat(news: EventTarget, over: AbortSignal, heartbeat: number): Promise<void> {
  const signal = AbortSignal.any([over, AbortSignal.timeout(heartbeat)]);
  await once(news, 'more', { signal }).catch(() => undefined);
}
