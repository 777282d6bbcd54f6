import type { Draft } from '../form/draft.ts';

/** What a person typed into a form and has not sent. */
export interface KeptDraft {
  readonly draft: Draft;
  /** The revision of the case when the form was opened; null where it is about none. */
  readonly revision: number | null;
  /** The idempotency key of its request, so that a restored draft is never recorded twice. */
  readonly key: string;
  /** When it was last changed: milliseconds since 1970. */
  readonly savedAt: number;
}

const day = 24 * 60 * 60_000;

/** Drafts are kept for a day. */
export const isFresh = ({ savedAt }: KeptDraft, now: number): boolean => now - savedAt < day;
