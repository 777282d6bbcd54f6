import type { Positioned } from './feed.ts';
import type { Store } from './store.ts';

/** Where the tail reads. */
export type Feed = Pick<Store, 'changesSince' | 'latestChange' | 'onChange'>;

const kept = 1_000;
const readAtOnce = 200;

/**
 * The end of the journal, read once for all clients that watch. A client that is further behind
 * than what is kept here reads from the store until it has caught up.
 */
export interface Tail {
  /**
   * Where a client starts that has seen everything up to a position, or begins now. Where the
   * journal ends before that position, another journal was restored: the client starts at its end.
   */
  startAfter(seen: number | undefined): Promise<{ position: number; isReset: boolean }>;
  after(position: number): Promise<readonly Positioned[]>;
  /** The last position that this node has read; 0 before anyone watches. */
  end(): number;
  /** Resolves once there is more than a position, or the signal is aborted. */
  moreThan(position: number, signal: AbortSignal): Promise<void>;
  /**
   * Polls for more. Call it about once a second: a notification may be lost, and another process
   * may have written.
   */
  poll(): void;
  close(): void;
}

export function createTail(feed: Feed, onError: (error: unknown) => void): Tail {
  const lines = keepLast();
  const waiting = createWaiting();
  const { opened, poll, stop } = createReading(feed, onError, lines, waiting.wakeAll);
  return {
    async startAfter(seen) {
      await opened();
      const position = lines.end();
      if (seen === undefined) return { position, isReset: false };
      // Another node may have committed what this one has not read yet.
      if (seen <= position || seen <= (await feed.latestChange())) return { position: seen, isReset: false };
      return { position: lines.end(), isReset: true };
    },
    end: lines.end,
    async after(position) {
      await opened();
      return lines.after(position) ?? feed.changesSince(position, readAtOnce);
    },
    moreThan: (position, signal) =>
      lines.end() > position || signal.aborted ? Promise.resolve() : waiting.wait(signal),
    poll,
    close() {
      stop();
      waiting.wakeAll();
    },
  };
}

/** Reads the journal from its end on, from the first client that watches. */
function createReading(feed: Feed, onError: (error: unknown) => void, lines: LastLines, onLines: () => void) {
  let isOpen = false;
  let isReading = false;
  let isStale = false;
  let stop: (() => void) | undefined;
  let opening: Promise<void> | undefined;

  async function open(): Promise<void> {
    stop = feed.onChange(() => void read());
    lines.beginAfter(await feed.latestChange());
    isOpen = true;
    // What was committed while the end was asked for.
    void read();
  }

  const opened = (): Promise<void> => {
    // The next caller retries a read that fails.
    opening ??= open().catch((error) => {
      stop?.();
      stop = undefined;
      opening = undefined;
      throw error;
    });
    return opening;
  };

  async function read(): Promise<void> {
    isStale = true;
    // Before the end is known, a read would begin at the journal's beginning, and the lines between
    // would be in no place where a client looks.
    if (isReading || !isOpen) return;
    isReading = true;
    try {
      while (isStale) {
        isStale = false;
        const items = await feed.changesSince(lines.end(), readAtOnce);
        if (items.length === 0) continue;
        isStale = items.length === readAtOnce;
        lines.add(items);
        onLines();
      }
    } catch (error) {
      onError(error);
    } finally {
      isReading = false;
    }
  }

  // Without watchers there is nothing to poll for.
  const poll = () => void (stop && read());
  return { opened, poll, stop: () => stop?.() };
}

type LastLines = ReturnType<typeof keepLast>;

/** The last lines of the journal that were read. */
function keepLast() {
  let recent: Positioned[] = [];
  /** Everything after this place is among the recent ones, up to the end. */
  let floor = 0;
  let end = 0;
  return {
    end: () => end,
    beginAfter(position: number) {
      end = floor = position;
    },
    add(items: readonly Positioned[]) {
      recent.push(...items);
      end = items.at(-1)?.position ?? end;
      if (recent.length <= kept) return;
      floor = recent[recent.length - kept - 1]?.position ?? floor;
      recent = recent.slice(-kept);
    },
    /** Undefined where some of them are no longer kept. */
    after: (position: number): readonly Positioned[] | undefined =>
      position < floor ? undefined : recent.filter((item) => item.position > position).slice(0, readAtOnce),
  };
}

/** Waits until all are woken, or the signal is aborted. */
function createWaiting() {
  const waiting = new Set<() => void>();
  return {
    wakeAll() {
      for (const wake of [...waiting]) wake();
    },
    wait: (signal: AbortSignal) =>
      new Promise<void>((resolve) => {
        const wake = () => {
          waiting.delete(wake);
          signal.removeEventListener('abort', wake);
          resolve();
        };
        waiting.add(wake);
        signal.addEventListener('abort', wake);
      }),
  };
}
