import { createParser } from 'eventsource-parser';
import type { Person } from './bodies.ts';

/** An entry of the journal as the stream sends it: the part that the page reads. */
export interface StreamedEntry {
  readonly kind: string;
  readonly type: string;
  readonly label: string;
  readonly at: string;
  readonly expedienteId: string;
  readonly asistenciaId: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly by: Person;
  readonly payload: Readonly<Record<string, unknown>> | null;
}

export interface Commit {
  /** Its place in the journal. */
  readonly position: number;
  readonly entry: StreamedEntry;
}

/** `away`: commits are missed until the stream is back, which then sends them. */
export type StreamState = 'connecting' | 'open' | 'away';

export interface Following {
  /**
   * Requests the stream after a position, or from now on. Rejects, or answers with an error, while
   * the service cannot be reached.
   */
  ask(after: number | null, signal: AbortSignal): Promise<Response>;
  onCommits(commits: readonly Commit[]): void;
  onState(state: StreamState): void;
  /**
   * In milliseconds: the longest silence between signs of life, the pause before the first retry,
   * the longest pause before a later one.
   */
  patience?: { silence: number; first: number; longest: number };
}

// The service sends a sign of life every 15 seconds.
const standardPatience = { silence: 40_000, first: 500, longest: 15_000 };
/** How long reading may block other tasks, in milliseconds. */
const atOnce = 8;

/**
 * Follows the stream until the caller stops it. After a break it asks for the commits since the
 * last one that it received, so that none is missed and none comes twice.
 */
export function followStream({
  ask,
  onCommits,
  onState,
  patience = standardPatience,
}: Following): () => void {
  const over = new AbortController();
  let position: number | null = null;
  let pause = patience.first;

  async function connect(): Promise<void> {
    const silence = watchSilence(patience.silence);
    const signal = AbortSignal.any([over.signal, silence.signal]);
    try {
      const response = await ask(position, signal);
      if (!response.ok || !response.body) throw new Error(`The stream answered ${response.status}`);
      silence.heard();
      onState('open');
      pause = patience.first;
      for await (const { commits, resetTo } of piecesOf(response.body, silence.heard)) {
        position = commits.at(-1)?.position ?? resetTo ?? position;
        if (over.signal.aborted) continue;
        // The journal is another one, of a restored store: what the page shows is stale as after a
        // break.
        if (resetTo !== null) for (const state of ['away', 'open'] as const) onState(state);
        if (commits.length > 0) onCommits(commits);
      }
    } finally {
      silence.stop();
    }
  }

  async function follow(): Promise<void> {
    while (!over.signal.aborted) {
      try {
        await connect();
      } catch {
        // Unreachable, broken off or silent: each leads to a retry.
      }
      if (over.signal.aborted) return;
      onState('away');
      // Clients must not all reconnect at once when the service comes back.
      await sleep(pause * (0.5 + Math.random()), over.signal);
      pause = Math.min(pause * 2, patience.longest);
    }
  }

  onState('connecting');
  void follow();
  return () => over.abort();
}

interface Piece {
  readonly commits: readonly Commit[];
  /** Where the stream goes on when the journal does not reach the position asked for. */
  readonly resetTo: number | null;
}

/** The commits as they arrive: those of one chunk together. */
async function* piecesOf(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  heard: () => void,
): AsyncGenerator<Piece> {
  let commits: Commit[] = [];
  let resetTo: number | null = null;
  const parser = createParser({
    onEvent: ({ id, event, data }) => {
      if (event === 'entry') commits.push({ position: Number(id), entry: JSON.parse(data) });
      if (event === 'reset') resetTo = Number(id);
    },
  });
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let began = performance.now();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    heard();
    parser.feed(value);
    if (commits.length > 0 || resetTo !== null) yield { commits, resetTo };
    commits = [];
    resetTo = null;
    if (performance.now() - began < atOnce) continue;
    // Chunks that have already arrived are read without a pause, and after a long absence that
    // would be one long task.
    await sleep(0);
    began = performance.now();
  }
}

/** Aborts after a long silence: neither end need notice that a connection is dead. */
function watchSilence(longest: number) {
  const silent = new AbortController();
  let timer: ReturnType<typeof setTimeout>;
  const heard = () => {
    clearTimeout(timer);
    timer = setTimeout(() => silent.abort(), longest);
  };
  heard();
  return { signal: silent.signal, heard, stop: () => clearTimeout(timer) };
}

const sleep = (milliseconds: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
