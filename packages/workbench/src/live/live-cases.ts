import type { Commit } from '../api/follow-stream.ts';
import { streamStateStore, subscribeToCommits } from '../api/live-stream.ts';
import { request } from '../api/request.ts';
import type { Board } from './board-body.ts';
import { type Move, movesOf, Tally } from './tally.ts';

/** What is shown of the running cases. */
export interface LiveView {
  /** Undefined until the first board has come. */
  readonly board: Board | undefined;
  readonly counts: ReadonlyMap<string, number>;
  /** The last moves, the latest first. */
  readonly recent: readonly Move[];
  /** Whether the last request for a board failed. */
  readonly hasFailed: boolean;
}

/**
 * Between two updates of the screen, in milliseconds: with faster ones the numbers could not be
 * read.
 */
const pictureMilliseconds = 200;
/** Time alone changes which case is oldest and which is overdue; so do the moves. */
const boardMilliseconds = { still: 20_000, moving: 3_000 };
const recentKept = 8;

/**
 * The running cases as they move, outside of React: it counts a thousand moves a second as they
 * come, and updates the screen five times a second.
 */
export class LiveCases {
  readonly #lang: string;
  readonly #tally = new Tally();
  readonly #listeners = new Set<() => void>();
  readonly #movers = new Set<(moves: readonly Move[]) => void>();
  #view: LiveView = { board: undefined, counts: new Map(), recent: [], hasFailed: false };
  #board: Board | undefined;
  #recent: readonly Move[] = [];
  #hasFailed = false;
  #picture: ReturnType<typeof setTimeout> | undefined;
  #next: { timer: ReturnType<typeof setTimeout>; at: number } | undefined;
  #isAsking = false;
  #mustAskAgain = false;
  #end: (() => void) | undefined;

  constructor(lang: string) {
    this.#lang = lang;
  }

  readonly view = (): LiveView => this.#view;

  /**
   * Calls the listener after every update of the view. The first listener starts the stream, the
   * last one to leave ends it.
   */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    this.#end ??= this.#begin();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      this.#end?.();
      this.#end = undefined;
    };
  };

  /** Calls the listener with the moves themselves, as they come. */
  readonly onMoves = (mover: (moves: readonly Move[]) => void): (() => void) => {
    this.#movers.add(mover);
    return () => this.#movers.delete(mover);
  };

  #begin(): () => void {
    const ends = [
      subscribeToCommits((commits) => this.#hear(commits)),
      streamStateStore.subscribe(() => {
        // Fetches what was missed until now.
        if (streamStateStore.get() === 'open') void this.#ask();
      }),
    ];
    void this.#ask();
    return () => {
      for (const end of ends) end();
      clearTimeout(this.#picture);
      clearTimeout(this.#next?.timer);
      this.#picture = undefined;
      this.#next = undefined;
    };
  }

  #hear(commits: readonly Commit[]): void {
    const moves = movesOf(commits);
    this.#askWithin(boardMilliseconds.moving);
    if (moves.length === 0) return;
    this.#tally.add(moves);
    this.#recent = [...moves.slice(-recentKept).reverse(), ...this.#recent].slice(0, recentKept);
    for (const mover of this.#movers) mover(moves);
    this.#draw();
  }

  async #ask(): Promise<void> {
    if (this.#isAsking) {
      this.#mustAskAgain = true;
      return;
    }
    this.#isAsking = true;
    this.#mustAskAgain = false;
    this.#tally.expect();
    try {
      this.#board = await request<Board>('api/board', { lang: this.#lang });
      this.#tally.receive(this.#board);
      this.#hasFailed = false;
    } catch {
      this.#tally.receive(null);
      this.#hasFailed = true;
    }
    this.#isAsking = false;
    if (!this.#end) return;
    this.#draw();
    // The board that came may be from before the stream began.
    if (this.#mustAskAgain) void this.#ask();
    else this.#askWithin(boardMilliseconds.still);
  }

  #askWithin(milliseconds: number): void {
    const at = performance.now() + milliseconds;
    if (this.#next && this.#next.at <= at) return;
    clearTimeout(this.#next?.timer);
    const timer = setTimeout(() => {
      this.#next = undefined;
      void this.#ask();
    }, milliseconds);
    this.#next = { timer, at };
  }

  #draw(): void {
    this.#picture ??= setTimeout(() => {
      this.#picture = undefined;
      this.#view = {
        board: this.#board,
        counts: new Map(this.#tally.counts),
        recent: this.#recent,
        hasFailed: this.#hasFailed,
      };
      for (const listener of this.#listeners) listener();
    }, pictureMilliseconds);
  }
}
