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
  let recent: Positioned[] = [];
  /** Everything after this place is among the recent ones, up to the end. */
  let floor = 0;
  let end = 0;
  let isOpen = false;
  let isReading = false;
  let isStale = false;
  let stop: (() => void) | undefined;
  let opening: Promise<void> | undefined;
  const waiting = new Set<() => void>();

  async function open(): Promise<void> {
    stop = feed.onChange(() => void read());
    end = floor = await feed.latestChange();
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
        const items = await feed.changesSince(end, readAtOnce);
        const last = items.at(-1);
        if (!last) continue;
        isStale = items.length === readAtOnce;
        recent.push(...items);
        end = last.position;
        if (recent.length > kept) {
          floor = recent[recent.length - kept - 1]?.position ?? floor;
          recent = recent.slice(-kept);
        }
        for (const wake of [...waiting]) wake();
      }
    } catch (error) {
      onError(error);
    } finally {
      isReading = false;
    }
  }

  return {
    async startAfter(seen) {
      await opened();
      if (seen === undefined) return { position: end, isReset: false };
      // Another node may have committed what this one has not read yet.
      if (seen <= end || seen <= (await feed.latestChange())) return { position: seen, isReset: false };
      return { position: end, isReset: true };
    },
    end: () => end,
    async after(position) {
      await opened();
      if (position < floor) return feed.changesSince(position, readAtOnce);
      return recent.filter((item) => item.position > position).slice(0, readAtOnce);
    },
    moreThan: (position, signal) =>
      new Promise((resolve) => {
        if (end > position || signal.aborted) return resolve();
        const wake = () => {
          waiting.delete(wake);
          signal.removeEventListener('abort', wake);
          resolve();
        };
        waiting.add(wake);
        signal.addEventListener('abort', wake);
      }),
    poll() {
      // Without watchers there is nothing to poll for.
      if (stop) void read();
    },
    close() {
      stop?.();
      for (const wake of [...waiting]) wake();
    },
  };
}
