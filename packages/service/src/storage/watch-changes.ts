/** How long a change of another process stays unnoticed at most, where nothing tells of it sooner. */
const pollMilliseconds = 1_000;

/** Hears of changes elsewhere; returns what ends it. */
export type Listen = (changed: () => void) => () => Promise<void>;

/** Who waits for changes: told of our own at once, of others' by the database or, at the latest, by asking again. */
export function watchChanges(listen: Listen | undefined) {
  const listeners = new Set<() => void>();
  let stopListening: (() => Promise<void>) | undefined;
  let polling: NodeJS.Timeout | undefined;

  const changed = () => {
    for (const listener of listeners) listener();
  };

  function begin(): void {
    stopListening ??= listen?.(changed);
    polling ??= setInterval(changed, pollMilliseconds);
  }

  return {
    changed,
    onChange(listener: () => void): () => void {
      // Of its own: the same function may be given twice.
      const mine = () => listener();
      listeners.add(mine);
      begin();
      return () => {
        listeners.delete(mine);
        if (listeners.size > 0) return;
        clearInterval(polling);
        polling = undefined;
      };
    },
    async close(): Promise<void> {
      clearInterval(polling);
      listeners.clear();
      await stopListening?.();
    },
  };
}
