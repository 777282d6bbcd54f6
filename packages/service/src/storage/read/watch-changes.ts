/** How long a change of another process stays unnoticed at most, where nothing tells of it sooner. */
const pollMilliseconds = 1_000;

/** How long others wait to be told at most: many commits are told at once, for a notice costs as much as an event. */
const tellMilliseconds = 20;

/** How nodes hear of each other's commits. */
export interface Others {
  /** Calls back when another has told of changes; returns what ends it. */
  listen(changed: () => void): () => Promise<void>;
  tell(): Promise<unknown>;
}

/** Who waits for changes: told of our own at once, of others' by the database or, at the latest, by asking again. */
export function watchChanges(others: Others | undefined) {
  const listeners = new Set<() => void>();
  let stopListening: (() => Promise<void>) | undefined;
  let polling: NodeJS.Timeout | undefined;
  let telling: NodeJS.Timeout | undefined;

  const heard = () => {
    for (const listener of listeners) listener();
  };

  function begin(): void {
    stopListening ??= others?.listen(heard);
    polling ??= setInterval(heard, pollMilliseconds);
  }

  function tell(): void {
    telling = undefined;
    // Whoever is not told asks soon.
    others?.tell().catch(() => {});
  }

  return {
    /** There is something new of our own. */
    changed(): void {
      heard();
      if (others) telling ??= setTimeout(tell, tellMilliseconds).unref();
    },
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
      clearTimeout(telling);
      listeners.clear();
      await stopListening?.();
    },
  };
}
