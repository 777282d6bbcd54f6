import { describe, expect, inject, it } from 'vitest';
import { packedChecks } from './packed-faults.ts';

const packed = inject('packed');

describe.each(Object.entries(packed))('%s, packed,', (_, { directory }) => {
  it.each(Object.entries(packedChecks))('%s', (_, faultsOf) => {
    expect(faultsOf(directory)).toEqual([]);
  });
});
