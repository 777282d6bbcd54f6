/** Whether a caller may go on: 0, or the whole seconds to wait. */
export type RateLimit = (caller: string) => number;

// Callers are the clients' to invent: what is remembered of them must not grow.
const callersKept = 50_000;

/**
 * A bucket for each caller, as full as `burst` requests, filled up again at a rate per second.
 * `now` is in milliseconds.
 */
export function rateLimit(
  { perSecond, burst }: { perSecond: number; burst: number },
  now: () => number = () => performance.now(),
): RateLimit {
  const buckets = new Map<string, { left: number; at: number }>();
  return (caller) => {
    const at = now();
    const bucket = buckets.get(caller) ?? { left: burst, at };
    bucket.left = Math.min(burst, bucket.left + ((at - bucket.at) / 1000) * perSecond);
    bucket.at = at;
    if (!buckets.has(caller)) {
      if (buckets.size >= callersKept) for (const oldest of buckets.keys()) if (buckets.delete(oldest)) break;
      buckets.set(caller, bucket);
    }
    if (bucket.left < 1) return Math.ceil((1 - bucket.left) / perSecond);
    bucket.left -= 1;
    return 0;
  };
}
