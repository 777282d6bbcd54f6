import { once } from 'node:events';
import type { Response } from 'express';

/**
 * Resolves once the client has read what it was sent; one that does not in `slow` milliseconds is
 * dropped.
 */
export async function drained(response: Response, over: AbortSignal, slow: number): Promise<void> {
  try {
    await once(response, 'drain', { signal: AbortSignal.any([over, AbortSignal.timeout(slow)]) });
  } catch {
    response.destroy();
  }
}
