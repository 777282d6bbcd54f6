import { createParser } from 'eventsource-parser';

/** A line of the journal as the stream tells it, as far as the page looks at it. */
export interface StreamedEntry {
  readonly kind: string;
  readonly type: string;
  readonly label: string;
  readonly at: string;
  readonly expedienteId: string;
  readonly asistenciaId: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

export interface Commit {
  /** Its place in the journal. */
  readonly position: number;
  readonly entry: StreamedEntry;
}

/** `away`: what comes is not heard; it is told once the stream is back. */
export type StreamState = 'connecting' | 'open' | 'away';

export interface Following {
  /**
   * Asks for the stream after a position, or from now on. Rejects, or answers with an error, where
   * it is away.
   */
  ask(after: number | null, signal: AbortSignal): Promise<Response>;
  onCommits(commits: readonly Commit[]): void;
  onState(state: StreamState): void;
  /**
   * Milliseconds: between signs of life at most, before the first try again, before a later one at
   * most.
   */
  patience?: { silence: number; first: number; longest: number };
}

// The service says that it is alive every 15 seconds.
const standardPatience = { silence: 40_000, first: 500, longest: 15_000 };
/** How long reading may go on before something else gets its turn, in milliseconds. */
const atOnce = 8;

/**
 * Follows the stream until it is told to stop: after a break it asks for what came since the last
 * commit that it saw, so that none is missed and none comes twice.
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
      for await (const commits of commitsOf(response.body, silence.heard)) {
        position = commits.at(-1)?.position ?? position;
        if (!over.signal.aborted) onCommits(commits);
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
        // Away, broken off or silent: all the same to who asks again.
      }
      if (over.signal.aborted) return;
      onState('away');
      // Not everybody at once when the service comes back.
      await sleep(pause * (0.5 + Math.random()), over.signal);
      pause = Math.min(pause * 2, patience.longest);
    }
  }

  onState('connecting');
  void follow();
  return () => over.abort();
}

/** The commits as they arrive, those of one piece together. */
async function* commitsOf(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  heard: () => void,
): AsyncGenerator<readonly Commit[]> {
  let commits: Commit[] = [];
  const parser = createParser({
    onEvent: ({ id, event, data }) => {
      if (event === 'entry') commits.push({ position: Number(id), entry: JSON.parse(data) });
    },
  });
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let began = performance.now();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    heard();
    parser.feed(value);
    if (commits.length > 0) yield commits;
    commits = [];
    if (performance.now() - began < atOnce) continue;
    // What has arrived already is read without a break: after a long absence that would be one long
    // task.
    await sleep(0);
    began = performance.now();
  }
}

/** Aborts when nothing was heard for long: a connection may be dead without anybody saying so. */
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
