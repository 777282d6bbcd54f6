/**
 * Hands on what is added: the first at once, and what comes meanwhile together, once that was dealt
 * with and a rest in milliseconds is over. However much comes, what was begun is finished.
 */
export function batched<T>(rest: number, hand: (items: readonly T[]) => Promise<unknown>) {
  let waiting: T[] = [];
  let isBusy = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    if (waiting.length === 0) return;
    const items = waiting;
    waiting = [];
    isBusy = true;
    const rested = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, rest);
    });
    void Promise.all([hand(items), rested]).then(() => {
      isBusy = false;
      flush();
    });
  };
  return {
    add(items: readonly T[]) {
      for (const item of items) waiting.push(item);
      if (!isBusy) flush();
    },
    stop: () => {
      waiting = [];
      clearTimeout(timer);
    },
  };
}
