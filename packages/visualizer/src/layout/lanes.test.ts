import { describe, expect, test } from 'vitest';
import { arrange, type Run } from './lanes.ts';

const run = (id: string, from: number, to: number, joints: Partial<Run> = {}): Run => ({
  id,
  from,
  to,
  low: [],
  high: [],
  ...joints,
});

describe('the runs of a channel', () => {
  test('share a slot where they are far enough apart', () => {
    const { slotOf, count } = arrange([run('a', 0, 100), run('b', 120, 200), run('c', 110, 300)]);
    expect(slotOf.get('a')).toBe(slotOf.get('b'));
    expect(slotOf.get('c')).not.toBe(slotOf.get('b'));
    expect(count).toBe(2);
  });

  test('are ordered so that no joint crosses a run where none needs to', () => {
    const { slotOf } = arrange([
      run('outer', 0, 100, { high: [0, 100] }),
      run('inner', 40, 60, { high: [40, 60] }),
    ]);
    expect(slotOf.get('inner')).toBeGreaterThan(slotOf.get('outer') ?? 0);
  });

  test('never lie on one another: joints at one height keep clear, even for a crossing', () => {
    const { slotOf } = arrange([
      run('right', 50, 100, { high: [50, 60] }),
      run('left', 0, 50, { low: [50, 10] }),
    ]);
    expect(slotOf.get('left')).toBeLessThan(slotOf.get('right') ?? 0);
  });

  test('part from a slot that they share where both cannot keep clear of the same others', () => {
    const runs = [
      run('a', 0, 40, { high: [40] }),
      run('b', 60, 100, { low: [60] }),
      run('c', 30, 50, { low: [40] }),
      run('d', 55, 62, { high: [60] }),
    ];
    const { slotOf } = arrange(runs);
    expect(slotOf.get('a')).toBeGreaterThan(slotOf.get('c') ?? 0);
    expect(slotOf.get('b')).toBeLessThan(slotOf.get('d') ?? 0);
  });

  test('tell when their joints leave no way out', () => {
    const crossed = [run('a', 0, 50, { low: [50], high: [0] }), run('b', 0, 50, { low: [0], high: [50] })];
    expect(arrange(crossed).isClear).toBe(false);
    expect(arrange([run('a', 0, 50, { low: [50], high: [0] })]).isClear).toBe(true);
  });

  test('come out the same whatever the order they are given in', () => {
    const runs = [run('a', 0, 100, { low: [10] }), run('b', 20, 80, { high: [30] }), run('c', 50, 90)];
    expect([...arrange(runs.toReversed()).slotOf].sort()).toEqual([...arrange(runs).slotOf].sort());
  });

  test('are ordered by swaps where there are too many to try every order', () => {
    const runs = Array.from({ length: 9 }, (_, i) => run(`r${i}`, i, 100 - i, { high: [i, 100 - i] }));
    const { slotOf } = arrange(runs.toReversed());
    expect(runs.map(({ id }) => slotOf.get(id))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });
});
