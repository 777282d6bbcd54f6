import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { RequestError } from './problem.ts';
import { type RequestOptions, request } from './request.ts';

interface Sending extends Omit<RequestOptions, 'idempotencyKey' | 'signal'> {
  readonly path: string;
  readonly body: unknown;
}

/**
 * A POST with an idempotency key. The key stays the same while the same body has no definite answer
 * (no connection, store away), so that trying again never records it twice; after a definite answer
 * the next try is a new request.
 */
export function useSending<T>({ onSuccess }: { onSuccess?: (answer: T) => void | Promise<void> } = {}) {
  const pending = useRef<{ request: string; key: string } | null>(null);
  return useMutation<T, RequestError, Sending>({
    mutationFn: async ({ path, ...options }) => {
      const identity = JSON.stringify([path, options.body]);
      if (pending.current?.request !== identity) pending.current = { request: identity, key: newKey() };
      try {
        const answer = await request<T>(path, { ...options, idempotencyKey: pending.current.key });
        pending.current = null;
        return answer;
      } catch (error) {
        const failure = asRequestError(error);
        if (!failure.isPassing) pending.current = null;
        throw failure;
      }
    },
    onSuccess,
  });
}

export const asRequestError = (error: unknown): RequestError =>
  error instanceof RequestError ? error : new RequestError(0, { code: 'unexpected' }, null, { cause: error });

/**
 * A random UUID. `crypto.randomUUID` is missing where the page comes over plain HTTP from another
 * host.
 */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
