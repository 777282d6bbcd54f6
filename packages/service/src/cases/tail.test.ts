import { describe, expect, it } from 'vitest';
import type { Positioned } from './feed.ts';
import { createTail, type Feed, type Tail } from './tail.ts';

const lineAt = (position: number) => ({ position, entry: { id: `line ${position}` } }) as Positioned;

/** A journal of so many lines, whose latest place is answered late: meanwhile others commit. */
function journalOf(lines: number, meanwhile: () => void = () => {}) {
  let last = lines;
  const listeners = new Set<() => void>();
  const feed: Feed = {
    changesSince: async (position, limit) =>
      Array.from({ length: Math.min(limit, last - position) }, (_, i) => lineAt(position + 1 + i)),
    async latestChange() {
      const answer = last;
      meanwhile();
      await new Promise((resolve) => setTimeout(resolve, 5));
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
  it('loses no line and gives none twice, from any place, while lines are committed as it opens', async () => {
    const { feed, commit } = journalOf(5_000, () => commit(3));
    const tail = tailOf(feed);
    await tail.startAfter(undefined);
    for (let i = 0; i < 30; i++) {
      commit(50);
      await new Promise((resolve) => setImmediate(resolve));
    }
    for (const from of [0, 100, 150, 199, 200, 4_990, 5_000, 5_002, 5_003, 5_502, 5_503, 5_504, 6_502])
      expect(await seenUntil(tail, from, 6_503), `from ${from}`).toEqual(placesAfter(from, 6_503));
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
