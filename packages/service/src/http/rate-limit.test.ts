import { describe, expect, it } from 'vitest';
import { rateLimit } from './rate-limit.ts';

describe('the rate limit', () => {
  it('lets a burst through, then as many as its rate, and says how long to wait', () => {
    let now = 0;
    const limit = rateLimit({ perSecond: 2, burst: 3 }, () => now);
    expect([limit('ana'), limit('ana'), limit('ana'), limit('ana')]).toEqual([0, 0, 0, 1]);
    now = 500;
    expect([limit('ana'), limit('ana')]).toEqual([0, 1]);
  });

  it('is each caller’s own', () => {
    const limit = rateLimit({ perSecond: 1, burst: 1 }, () => 0);
    expect([limit('ana'), limit('luis'), limit('ana')]).toEqual([0, 0, 1]);
  });
});
