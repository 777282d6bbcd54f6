import { expect, it } from 'vitest';
import { isLoopback } from './is-loopback.ts';

it('isLoopback recognizes the hosts that only this machine can reach', () => {
  for (const host of ['127.0.0.1', '127.1.2.3', '::1', '[::1]', 'localhost'])
    expect(isLoopback(host)).toBe(true);
  for (const host of ['0.0.0.0', '::', 'example.com', '127.0.0.1.example.com'])
    expect(isLoopback(host)).toBe(false);
});
