import { describe, expect, it } from 'vitest';
import { DialReader, enumerate, firsts } from './dials.ts';

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

  it('has nothing to weigh among nothing', () => {
    expect(new DialReader([7]).weighted([], () => 1)).toBeUndefined();
  });
});
