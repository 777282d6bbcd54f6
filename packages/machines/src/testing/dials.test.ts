import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { DialReader, dials, enumerate, firsts, inputDials } from './dials.ts';
import { adversarialWalk, openingFrom } from './walk.ts';

describe('enumerate', () => {
  it('makes every combination of picks', () => {
    expect(enumerate((dial) => dial.pick(['a', 'b']) + dial.pick([1, 2]))).toEqual(['a1', 'a2', 'b1', 'b2']);
  });

  it('tries the values of `alone` one at a time, with every later choice plain', () => {
    expect(
      enumerate((dial) => [dial.pick(['a', 'b']), dial.alone([0, 1]), dial.pick([0, 9])].join('')),
    ).toEqual(['a00', 'a09', 'a10', 'b00', 'b09', 'b10']);
  });

  it('leaves out choices that make no difference, and repeated ones', () => {
    expect(enumerate((dial) => dial.any(['a', 'b']) + dial.pick([1, 1, 2]))).toEqual(['a1', 'a2']);
  });
});

describe('DialReader', () => {
  it('makes the plainest choices from zeros, and past its end', () => {
    const dial = new DialReader([0]);
    expect([dial.pick([1, 2]), dial.pick([3, 4]), dial.weighted([5, 6], () => 1)]).toEqual([1, 3, 5]);
    expect([firsts.pick([1, 2]), firsts.alone([3, 4]), firsts.any([5, 6])]).toEqual([1, 3, 5]);
  });

  it('weighs by shares, however great the weights', () => {
    const chosen = Array.from({ length: 10_000 }, (_, turn) =>
      new DialReader([turn]).weighted(['rare', 'common'], (value) => (value === 'rare' ? 1e6 : 3e6)),
    );
    expect(chosen.filter((value) => value === 'rare')).toHaveLength(2500);
  });

  it('never reads a generated row past its end', () => {
    const next = vi.spyOn(DialReader.prototype, 'next');
    const [opening = 0, step = 0] = [inputDials, dials].map((rows) => fc.sample(rows, 1)[0]?.length);
    const mostOf = (play: () => unknown) => {
      next.mockClear();
      play();
      const counts = new Map<unknown, number>();
      for (const reader of next.mock.contexts) counts.set(reader, (counts.get(reader) ?? 0) + 1);
      return [...counts.values()].sort((a, b) => b - a);
    };
    for (const row of fc.sample(inputDials, 100))
      expect(mostOf(() => openingFrom(row))[0]).toBeLessThanOrEqual(opening);
    const [input, ...steps] = mostOf(() => fc.sample(adversarialWalk(), { numRuns: 1, seed: 1 }));
    expect(input).toBeLessThanOrEqual(opening);
    expect(Math.max(...steps)).toBeLessThanOrEqual(step);
    next.mockRestore();
  });

  it('has nothing to weigh among nothing', () => {
    expect(new DialReader([7]).weighted([], () => 1)).toBeUndefined();
  });
});
