/** A server-sent event for viewers, encoded once for all of them. */
export interface News {
  frame: string;
  /** Where its subject stands now, for a viewer that has missed this; '' where nothing is left. */
  subject: { current(): string };
}

export interface BacklogLimits {
  messages: number;
  characters: number;
}

/** What waits for one viewer. */
export interface Backlog {
  add(news: News): void;
  isEmpty(): boolean;
  /** The next piece of it: so much as a slow viewer reads in a few seconds. */
  take(): string;
}

const pieceCharacters = 100_000;

/**
 * Begins with how the given subjects stand. A viewer that reads too slowly loses the oldest news.
 * It hears how many, then how their subjects stand: so what it shows at last is right.
 */
export function createBacklog(most: BacklogLimits, subjects: Iterable<News['subject']>): Backlog {
  const behind = new Set(subjects);
  const waiting: News[] = [];
  let characters = 0;
  let skipped = 0;

  function skipOldest(): void {
    const oldest = waiting.shift();
    if (!oldest) return;
    characters -= oldest.frame.length;
    skipped += 1;
    behind.add(oldest.subject);
  }

  function* frames(): Generator<string> {
    if (skipped > 0) yield frameOf('skipped', { count: skipped });
    skipped = 0;
    for (const subject of behind) {
      behind.delete(subject);
      yield subject.current();
    }
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      characters -= next.frame.length;
      yield next.frame;
    }
  }

  return {
    add(news) {
      waiting.push(news);
      characters += news.frame.length;
      while (waiting.length > most.messages || characters > most.characters) skipOldest();
    },
    isEmpty: () => skipped === 0 && behind.size === 0 && waiting.length === 0,
    take() {
      let piece = '';
      for (const frame of frames()) {
        piece += frame;
        if (piece.length >= pieceCharacters) break;
      }
      return piece;
    },
  };
}

export const frameOf = (event: string, data: object): string =>
  `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
