import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Commit, followStream, type StreamState } from './follow-stream.ts';

const patience = { silence: 10_000, first: 2, longest: 8 };
const patient = { timeout: 60_000 };
const frame = (position: number) =>
  `id: ${position}\nevent: entry\ndata: ${JSON.stringify({ kind: 'event', type: `e${position}` })}\n\n`;

// Time passes only where a test waits: a busy machine makes no connection silent.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

type Piece = string | 'silence';

/**
 * A service that answers each connection with some pieces and then breaks off; `silence` keeps it
 * open.
 */
function serve(connections: readonly (readonly Piece[] | number)[]) {
  const asked: (number | null)[] = [];
  const ask = async (after: number | null, signal: AbortSignal): Promise<Response> => {
    const pieces = connections[asked.push(after) - 1] ?? ['silence'];
    if (typeof pieces === 'number') return new Response('no', { status: pieces });
    const encoder = new TextEncoder();
    const body = new ReadableStream({
      async start(controller) {
        signal.addEventListener('abort', () => controller.error(signal.reason));
        for (const piece of pieces) if (piece !== 'silence') controller.enqueue(encoder.encode(piece));
        if (!pieces.includes('silence')) controller.close();
      },
    });
    return new Response(body);
  };
  return { ask, asked };
}

function follow(ask: (after: number | null, signal: AbortSignal) => Promise<Response>) {
  const seen: Commit[] = [];
  const states: StreamState[] = [];
  const stop = followStream({
    ask,
    patience,
    onCommits: (commits) => seen.push(...commits),
    onState: (state) => states.push(state),
  });
  return { seen, states, stop };
}

test('chunks are joined into commits, and signs of life are not delivered', async () => {
  const text = frame(1) + frame(2);
  const { ask } = serve([['retry: 1000\n\n: alive\n\n', text.slice(0, 25), text.slice(25), 'silence']]);
  const { seen, stop } = follow(ask);
  await vi.waitFor(() => expect(seen.map(({ position }) => position)).toEqual([1, 2]), patient);
  expect(seen[1]?.entry.type).toBe('e2');
  stop();
});

test('after a break it goes on after the last commit that was seen, however often it must ask', async () => {
  const { ask, asked } = serve([[frame(1), frame(2)], 503, 401, [frame(3), 'silence']]);
  const { seen, states, stop } = follow(ask);
  await vi.waitFor(() => expect(seen.map(({ position }) => position)).toEqual([1, 2, 3]), patient);
  expect(asked).toEqual([null, 2, 2, 2]);
  expect(states).toEqual(['connecting', 'open', 'away', 'away', 'away', 'open']);
  stop();
});

test('a silent connection is closed and opened again', async () => {
  const { ask, asked } = serve([[frame(7), 'silence']]);
  const { states, seen, stop } = follow(ask);
  await vi.waitFor(() => expect(seen).toHaveLength(1), patient);
  await vi.advanceTimersByTimeAsync(patience.silence);
  await vi.waitFor(() => expect(asked).toEqual([null, 7]), patient);
  expect(states.slice(0, 3)).toEqual(['connecting', 'open', 'away']);
  stop();
});

test('after a stop it makes no more requests', async () => {
  const { ask, asked } = serve([[frame(1), 'silence']]);
  const { seen, stop } = follow(ask);
  await vi.waitFor(() => expect(seen).toHaveLength(1), patient);
  stop();
  await vi.advanceTimersByTimeAsync(100_000);
  expect(asked).toHaveLength(1);
});

test('after a restore the page goes on from where the journal ends, and reads everything again', async () => {
  const { ask, asked } = serve([[frame(7)], ['id: 3\nevent: reset\ndata: {}\n\n'], [frame(4), 'silence']]);
  const { seen, states, stop } = follow(ask);
  await vi.waitFor(() => expect(seen.map(({ position }) => position)).toEqual([7, 4]), patient);
  expect(asked).toEqual([null, 7, 3]);
  const broken = ['away', 'open'];
  expect(states).toEqual(['connecting', 'open', ...broken, ...broken, ...broken]);
  stop();
});
