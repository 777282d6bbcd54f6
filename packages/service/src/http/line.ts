/** A turn to read, or whose budget is spent. */
export type Turn = { leave(): void } | { spent: 'caller' | 'node' };

/** Where reads of one kind wait for their turn. */
export interface Line {
  /** `onClose` calls back when the client has left: it waits no longer. */
  enter(caller: string, onClose: (listener: () => void) => void): Promise<Turn>;
}

interface Limits {
  atOnce: number;
  ofCaller: number;
  /** How many of one caller wait. */
  inLine: number;
  /** How long, in milliseconds. */
  patience: number;
}

interface Waiting {
  caller: string;
  start(): void;
}

/** Callers can be many: so many wait in all. */
const mostInLine = 64;

/**
 * First come, first served. A caller that already runs as many as one may is passed over, so that
 * the others do not wait for it.
 */
export function createLine({ atOnce, ofCaller, inLine, patience }: Limits): Line {
  const running: string[] = [];
  const waiting: Waiting[] = [];
  const countOf = (caller: string) => running.filter((of) => of === caller).length;
  const isFree = (caller: string) => running.length < atOnce && countOf(caller) < ofCaller;

  function startNext(): void {
    const next = waiting.find(({ caller }) => isFree(caller));
    if (!next) return;
    waiting.splice(waiting.indexOf(next), 1);
    next.start();
  }

  function begin(caller: string): Turn {
    running.push(caller);
    let isOver = false;
    return {
      leave() {
        if (isOver) return;
        isOver = true;
        running.splice(running.indexOf(caller), 1);
        startNext();
      },
    };
  }

  return {
    async enter(caller, onClose) {
      if (isFree(caller)) return begin(caller);
      if (waiting.filter((one) => one.caller === caller).length >= inLine) return { spent: 'caller' };
      if (waiting.length >= mostInLine) return { spent: 'node' };
      return new Promise((resolve) => {
        const giveUp = () => {
          clearTimeout(timer);
          const place = waiting.indexOf(one);
          if (place === -1) return;
          waiting.splice(place, 1);
          resolve({ spent: countOf(caller) < ofCaller ? 'node' : 'caller' });
        };
        const timer = setTimeout(giveUp, patience);
        const one: Waiting = {
          caller,
          start() {
            clearTimeout(timer);
            resolve(begin(caller));
          },
        };
        waiting.push(one);
        onClose(giveUp);
      });
    },
  };
}
