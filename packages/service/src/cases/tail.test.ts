import { describe, expect, it } from 'vitest';
import type { Positioned } from './feed.ts';
import { createTail, type Feed, type Tail } from './tail.ts';

const lineAt = (position: number) => ({ position, entry: { id: `line ${position}` } }) as Positioned;

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * A journal of so many lines, read in so many milliseconds; its latest place is answered late, and
 * meanwhile others commit.
 */
function journalOf(lines: number, reading = 0, meanwhile: () => void = () => {}) {
  let last = lines;
  const listeners = new Set<() => void>();
  const feed: Feed = {
    async changesSince(position, limit) {
      if (reading > 0) await wait(reading);
      return Array.from({ length: Math.max(0, Math.min(limit, last - position)) }, (_, i) =>
        lineAt(position + 1 + i),
      );
    },
    async latestChange() {
      const answer = last;
      meanwhile();
      await wait(5);
      return answer;
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const commit = (count: number) => {
    last += count;
    for (const listener of listeners) listener();
  };
  return { feed, commit };
}

const tailOf = (feed: Feed): Tail => createTail(feed, (error) => expect.fail(String(error)));

/** The places that a client sees which reads until a place. */
async function seenUntil(tail: Tail, from: number, last: number): Promise<number[]> {
  const seen: number[] = [];
  for (let position = from; position < last; position = seen.at(-1) ?? position) {
    await tail.moreThan(position, AbortSignal.timeout(1_000));
    const items = await tail.after(position);
    if (items.length === 0) return seen;
    seen.push(...items.map((item) => item.position));
  }
  return seen;
}

const placesAfter = (from: number, last: number) =>
  Array.from({ length: last - from }, (_, i) => from + 1 + i);

describe('the tail of the journal', () => {
  it.each([0, 2, 10])('loses no line and gives none twice, where reading takes %i ms', async (reading) => {
    const { feed, commit } = journalOf(5_000, reading, () => commit(3));
    const tail = tailOf(feed);
    await tail.startAfter(undefined);
    const fromEverywhere = async (last: number) => {
      for (const from of [4_990, 5_000, 5_001, 5_003, last - 1_001, last - 1_000, last - 999, last - 1])
        expect(await seenUntil(tail, from, last), `from ${from}`).toEqual(placesAfter(from, last));
    };
    // Committed while the tail was opening, and no notice has come since.
    await fromEverywhere(5_003);
    for (const last of [5_503, 6_003, 6_503]) {
      commit(500);
      await fromEverywhere(last);
    }
  });

  it('tells a client whose place is beyond the end to read again', async () => {
    const { feed, commit } = journalOf(10);
    const tail = tailOf(feed);
    expect(await tail.startAfter(11)).toEqual({ position: 10, isReset: true });
    expect(await tail.startAfter(10)).toEqual({ position: 10, isReset: false });
    expect(await tail.startAfter(undefined)).toEqual({ position: 10, isReset: false });
    commit(1);
    // What another node committed and this one has not read yet is no reset.
    expect(await tail.startAfter(11)).toEqual({ position: 11, isReset: false });
  });
});
