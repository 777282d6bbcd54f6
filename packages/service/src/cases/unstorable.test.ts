import { expect, it } from 'vitest';
import { findUnstorable } from './unstorable.ts';

it('finds a NUL or half of a surrogate pair, in values and in keys, and says where', () => {
  expect(findUnstorable({ a: ['x', { b: 'y\0' }] })).toBe('a.1.b');
  expect(findUnstorable('\ud800')).toBe('');
  expect(findUnstorable({ a: { '\udc00': 1 } })).toBe('a');
  expect(findUnstorable({ a: ['ñ', '😀', 1, null, true] })).toBeNull();
});
