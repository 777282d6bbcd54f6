/** How long a caller must wait, in whole seconds; 0 for not at all. */
export type RateLimit = (caller: string) => number;

// Clients can invent callers, so the buckets must be bounded.
const callersKept = 50_000;

/**
 * A token bucket for each caller: it holds `burst` requests and refills at a rate per second. `now`
 * is in milliseconds.
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
