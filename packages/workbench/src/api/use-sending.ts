import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import type { FormDraft } from '../drafts/use-draft.ts';
import { newKey } from './new-key.ts';
import { RequestError } from './problem.ts';
import { type RequestOptions, request } from './request.ts';

/** The key of a form that is kept, which outlives this page. */
type KeptKey = Pick<FormDraft, 'key' | 'renewKey' | 'drop'>;

interface Sending extends Omit<RequestOptions, 'idempotencyKey' | 'signal'> {
  readonly path: string;
  readonly body: unknown;
  /** The form that is sent: its key counts, and success deletes it. */
  readonly draft?: KeptKey | undefined;
}

/**
 * A POST with an idempotency key. The key stays the same while the same body has no definite answer
 * (no connection, store away), so that trying again never records it twice; after a definite answer
 * the next try is a new request. With a draft, the key is that of the draft from its opening on,
 * and success deletes the draft.
 */
export function useSending<T>({ onSuccess }: { onSuccess?: (answer: T) => void | Promise<void> } = {}) {
  const pending = useRef<{ request: string; key: string } | null>(null);
  return useMutation<T, RequestError, Sending>({
    mutationFn: async ({ path, draft, ...options }) => {
      const identity = JSON.stringify([path, options.body]);
      if (pending.current?.request !== identity) pending.current = { request: identity, key: newKey() };
      try {
        const idempotencyKey = draft?.key() ?? pending.current.key;
        const answer = await request<T>(path, { ...options, idempotencyKey });
        pending.current = null;
        draft?.drop();
        return answer;
      } catch (error) {
        const failure = asRequestError(error);
        if (!failure.isPassing && failure.status !== 401) {
          pending.current = null;
          draft?.renewKey();
        }
        throw failure;
      }
    },
    onSuccess,
  });
}

export const asRequestError = (error: unknown): RequestError =>
  error instanceof RequestError ? error : new RequestError(0, { code: 'unexpected' }, null, { cause: error });
