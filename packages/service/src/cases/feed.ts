import type { Entry } from './records.ts';

/** A line of the journal with its place in the whole of it. */
export interface Positioned {
  position: number;
  entry: Entry;
}
