/** How `npm run qa` was called. */
export interface Asked {
  /** A sixth of the work, for a first look. */
  isQuick: boolean;
  /** Writes the documents that hold results, instead of comparing them. */
  isUpdate: boolean;
}

/** One process's share of a part. */
export interface Slice extends Asked {
  index: number;
  of: number;
  /** Says how far it is; called as often as the part likes. */
  progress(done: number, total: number): void;
}

/** What a part found. */
export interface Report {
  /** For the terminal. */
  text: string;
  /** Whatever makes the exit code 1, in a line each. */
  shortfalls: readonly string[];
  /** Reachable things that this run did not try, in a line each. */
  untried: readonly string[];
  /** For the page. */
  html: string;
}

/** A question that `npm run qa` asks; `npm run qa -- NAME` asks it alone. */
export interface Part<Result = unknown> {
  /** The name of its file, too: `parts/NAME.ts` exports the part as `part`. */
  name: string;
  /** What it asks. Where it is not run, the page lists this as not tried. */
  asks: string;
  /** Runs only where it is named. */
  isApart?: boolean;
  /** How many processes share the work. */
  slices(asked: Asked): number;
  /** Runs in its own process; the result is plain JSON. */
  run(slice: Slice): Result | Promise<Result>;
  report(results: readonly Result[], asked: Asked): Report;
}

/** The same walks at every run. */
export const seed = 20_260_831;
