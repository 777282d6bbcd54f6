import type { Lang } from '@conexion/machines';
import type { Response } from 'express';
import type { Positioned } from '../../cases/feed.ts';
import type { Tail } from '../../cases/tail.ts';
import { drained } from '../drained.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';
import type { Patience } from '../patience.ts';
import { renderEntry } from '../render.ts';

/**
 * Every line of the journal as it is committed. A client that reads slower than others write holds
 * up nobody: one page waits for it, and then it is dropped; it comes back with the last id that it
 * has seen.
 */
export const streamEndpoint = (tail: Tail, closing: AbortSignal, patience: Patience): Endpoint =>
  endpoint({
    method: 'get',
    path: '/api/stream',
    about: {
      summary: 'Every commit as server-sent events; Last-Event-ID resumes after that one, none begins now',
      answer: {
        status: 200,
        description: 'Events named entry, whose data is a line of the journal and whose id its place',
        mediaTypes: ['text/event-stream'],
      },
    },
    handle: async ({ lang, lastEventId }) => {
      // Before the answer begins: where the store is away, it is a 503.
      const from = lastEventId ?? (await tail.latest());
      return {
        status: 200,
        headers: { 'Content-Type': 'text/event-stream; charset=utf-8', 'X-Accel-Buffering': 'no' },
        write: (response) => follow({ tail, from, lang, response, closing, patience }),
      };
    },
  });

interface Following {
  tail: Tail;
  from: number;
  lang: Lang;
  response: Response;
  closing: AbortSignal;
  patience: Patience;
}

async function follow({ tail, from, lang, response, closing, patience }: Following): Promise<void> {
  response.locals.isEndless = true;
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  const over = AbortSignal.any([gone.signal, closing]);
  let position = from;
  let text = 'retry: 1000\n\n';
  while (!over.aborted) {
    if (!response.write(text)) await drained(response, over, patience.slow);
    let items = await tail.after(position);
    if (items.length === 0) {
      await moreOrHeartbeat(tail, position, over, patience.heartbeat);
      items = await tail.after(position);
    }
    position = items.at(-1)?.position ?? position;
    text = items.length === 0 ? ': alive\n\n' : items.map((item) => frame(item, lang)).join('');
  }
  response.end();
}

const frame = ({ position, entry }: Positioned, lang: Lang): string =>
  `id: ${position}\nevent: entry\ndata: ${JSON.stringify(renderEntry(entry, lang))}\n\n`;

/** Resolves once there is more, it is over, or it is time for a sign of life. */
function moreOrHeartbeat(tail: Tail, position: number, over: AbortSignal, heartbeat: number): Promise<void> {
  return tail.moreThan(position, AbortSignal.any([over, AbortSignal.timeout(heartbeat)]));
}
