import { v7 } from 'uuid';

const bytes = 16;
const drawnTogether = 256;

/**
 * Makes UUIDv7s. An id of a given instant (ISO 8601) sorts by it, and after earlier ids of the same
 * instant; the default is now. Randomness is drawn for many at once, because a draw costs more than
 * an id.
 */
export function createIds(): (at?: string) => string {
  const random = new Uint8Array(bytes * drawnTogether);
  let used = random.length;
  let last = 0;
  let seq = 0;
  return (at) => {
    const msecs = at === undefined ? Date.now() : Date.parse(at);
    if (used === random.length) {
      crypto.getRandomValues(random);
      used = 0;
    }
    const own = random.subarray(used, used + bytes);
    used += bytes;
    if (msecs < last) return v7({ msecs, random: own });
    const first = (own[0] ?? 0) * 2 ** 16;
    seq = msecs === last ? seq + 1 : first;
    last = msecs;
    return v7({ msecs, random: own, seq });
  };
}
