import { createExternalStore } from '../external-store.ts';
import { currentSession, sessionStore } from '../session/session.ts';
import { connectionStore } from './connection.ts';
import { replaceToken } from './demo-token.ts';
import { type Commit, followStream, type StreamState } from './follow-stream.ts';

type Listener = (commits: readonly Commit[]) => void;

const listeners = new Set<Listener>();
let stop: (() => void) | null = null;

/**
 * Calls a listener with every commit of the service from now on. All listeners share one
 * connection. Returns what ends the subscription.
 */
export function subscribeToCommits(listener: Listener): () => void {
  listeners.add(listener);
  stop ??= begin();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    stop?.();
    stop = null;
  };
}

/** Whether the stream is open: while it is, no query polls. */
export const streamStateStore = createExternalStore<StreamState>('connecting');

function begin(): () => void {
  let token = currentSession()?.token;
  const follow = () =>
    followStream({
      ask,
      onCommits: (commits) => {
        for (const listener of listeners) listener(commits);
      },
      onState: (next) => {
        if (next === 'open') connectionStore.set('online');
        streamStateStore.set(next);
      },
    });
  // Without a session the service sends no stream.
  let end = token === undefined ? () => {} : follow();
  // Another person needs another stream; the same person's new token serves at the next
  // reconnection.
  const deaf = sessionStore.subscribe(() => {
    if (currentSession()?.token === token) return;
    token = currentSession()?.token;
    end();
    if (token !== undefined) end = follow();
  });
  return () => {
    deaf();
    end();
  };
}

async function ask(after: number | null, signal: AbortSignal): Promise<Response> {
  const headers = new Headers({ accept: 'text/event-stream' });
  const token = currentSession()?.token;
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
  if (after !== null) headers.set('last-event-id', String(after));
  const response = await fetch('api/stream', { headers, signal, cache: 'no-store' });
  if (response.status === 401) await replaceToken(token, 'es');
  return response;
}
