import { describe, expect, it } from 'vitest';
import { createIds } from './new-id.ts';

describe('ids', () => {
  it('sort by their instant, and within it by the order in which they were made', () => {
    const newId = createIds();
    const instants = ['2020-01-01T00:00:00.000Z', '2020-01-01T00:00:00.001Z', '2026-01-05T15:00:00.000Z'];
    const ids = instants.flatMap((at) => Array.from({ length: 1_000 }, () => newId(at)));
    expect(ids.toSorted()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('of an earlier instant sort before, and are as unlike as any', () => {
    const newId = createIds();
    const now = newId();
    const before = [newId('2020-01-01T00:00:00.000Z'), newId('2020-01-01T00:00:00.000Z')];
    expect(new Set(before).size).toBe(2);
    for (const id of before) expect(id < now).toBe(true);
  });
});
