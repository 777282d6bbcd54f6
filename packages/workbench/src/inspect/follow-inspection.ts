import { createParser } from 'eventsource-parser';
import { replaceToken } from '../api/demo-token.ts';
import { currentSession } from '../session/session.ts';
import type { News } from './inspected.ts';

/** `closed`: this service does not allow inspection. */
export type InspectionState = 'connecting' | 'open' | 'away' | 'closed';

interface Following {
  onNews(news: readonly News[]): void;
  onState(state: InspectionState): void;
}

// The service sends a sign of life every 15 seconds.
const silence = 40_000;
const pause = 2_000;

/**
 * Receives the inspections of connected apps until the caller stops it. After a reconnection the
 * service sends every known actor again.
 */
export function followInspection({ onNews, onState }: Following): () => void {
  const over = new AbortController();

  async function connect(): Promise<void> {
    const silent = new AbortController();
    const signal = AbortSignal.any([over.signal, silent.signal]);
    let timer = setTimeout(() => silent.abort(), silence);
    try {
      const token = currentSession()?.token;
      const headers = { authorization: `Bearer ${token}`, accept: 'text/event-stream' };
      const response = await fetch('api/inspect', { headers, signal, cache: 'no-store' });
      if (response.status === 401) await replaceToken(token, 'es');
      if (response.status === 404) {
        onState('closed');
        over.abort();
      }
      if (!response.ok || !response.body) return;
      onState('open');
      for await (const news of newsIn(response.body)) {
        clearTimeout(timer);
        timer = setTimeout(() => silent.abort(), silence);
        if (news.length > 0 && !over.signal.aborted) onNews(news);
      }
    } finally {
      clearTimeout(timer);
    }
  }

  async function follow(): Promise<void> {
    while (!over.signal.aborted) {
      // Unreachable, broken off or silent: each leads to a retry.
      await connect().catch(() => undefined);
      if (over.signal.aborted) return;
      onState('away');
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }

  onState('connecting');
  void follow();
  return () => over.abort();
}

/** The news as they arrive, those of one chunk together; an empty list for a sign of life. */
async function* newsIn(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<readonly News[]> {
  let news: News[] = [];
  const parser = createParser({
    onEvent: ({ event, data }) => {
      if (event === 'inspection' || event === 'left') news.push({ kind: event, ...JSON.parse(data) });
    },
  });
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    parser.feed(next.value);
    yield news;
    news = [];
  }
}
