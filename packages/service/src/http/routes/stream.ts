import type { Positioned } from '../../cases/feed.ts';
import type { Tail } from '../../cases/tail.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';
import type { Voice } from '../language.ts';
import { problem } from '../problem.ts';
import { renderEntry } from '../render.ts';
import { retryAfterSeconds, type Streams, sseHeaders, writeEvents } from '../write-events.ts';

/**
 * Every line of the journal as it is committed. A client that reads more slowly than others write
 * blocks no other client: one page waits for it, and then it is dropped. It reconnects with the
 * last id that it has seen.
 */
export const streamEndpoint = (tail: Tail, { closing, patience, listeners }: Streams): Endpoint =>
  endpoint({
    method: 'get',
    path: '/api/stream',
    about: {
      summary:
        'Every commit as server-sent events; Last-Event-ID resumes after that one, none begins now. At most 20 streams per caller',
      answer: {
        status: 200,
        description:
          'Events named entry, whose data is a line of the journal and whose id its place. An event reset, first, where the journal ends before Last-Event-ID: another one was restored, read again. An event session-expired, last, when the token ends',
        mediaTypes: ['text/event-stream'],
      },
    },
    handle: async ({ by, until, voice, lastEventId, onClose }) => {
      const listener = listeners.enter(by.id, onClose);
      if (!listener) return problem('too-many-requests', voice, {}, { 'Retry-After': retryAfterSeconds });
      // Before the answer begins: where the store is away, it is a 503.
      const start = await tail.startAfter(lastEventId);
      let position = start.position;
      listener.position = position;
      return {
        status: 200,
        headers: sseHeaders,
        write: (response) =>
          writeEvents({
            response,
            closing,
            patience,
            until,
            first: start.isReset ? `id: ${position}\nevent: reset\ndata: {}\n\n` : '',
            async next(signal) {
              let items = await tail.after(position);
              if (items.length === 0) {
                await tail.moreThan(position, signal);
                items = await tail.after(position);
              }
              position = items.at(-1)?.position ?? position;
              listener.position = position;
              return items.map((item) => frame(item, voice)).join('');
            },
          }),
      };
    },
  });

const frame = ({ position, entry }: Positioned, voice: Voice): string =>
  `id: ${position}\nevent: entry\ndata: ${JSON.stringify(renderEntry(entry, voice))}\n\n`;
