import { useRef } from 'react';
import { newKey } from '../api/new-key.ts';
import type { Draft } from '../form/draft.ts';
import { draftsStore, keepDraft } from './drafts.ts';
import { isFresh, type KeptDraft } from './kept-draft.ts';

/** The draft of one form, from when the form is opened until it is sent. */
export interface FormDraft {
  /** What was typed before; null where nothing was. */
  readonly kept: KeptDraft | null;
  /** The revision when the form was opened first. */
  readonly revision: number | null;
  /** The idempotency key of the form's request. */
  key(): string;
  save(draft: Draft): void;
  /** Goes on from another revision: the case was read again. */
  see(revision: number): void;
  /** After a definite refusal the next request is another one. */
  renewKey(): void;
  /** It was recorded, or the person starts over. */
  drop(): void;
}

/** The draft of a form by its name, the case and the step; null keeps nothing. */
export function useDraft(name: string | null, revision: number | null = null): FormDraft {
  const kept = useRef<KeptDraft | null | undefined>(undefined);
  if (kept.current === undefined) {
    const found = name === null ? undefined : draftsStore.get().byName.get(name);
    kept.current = found && isFresh(found, Date.now()) ? found : null;
  }
  const own = useRef({ key: kept.current?.key ?? newKey(), revision: kept.current?.revision ?? revision });
  const keep = (draft: Draft) => {
    if (name !== null) keepDraft(name, { ...own.current, draft, savedAt: Date.now() });
  };
  const change = (to: Partial<typeof own.current>) => {
    own.current = { ...own.current, ...to };
    const last = name === null ? undefined : draftsStore.get().byName.get(name);
    if (last) keep(last.draft);
  };
  return {
    kept: kept.current,
    revision: own.current.revision,
    key: () => own.current.key,
    save: keep,
    see: (seen) => change({ revision: seen }),
    renewKey: () => change({ key: newKey() }),
    drop() {
      if (name !== null) keepDraft(name, null);
      own.current = { key: newKey(), revision };
    },
  };
}
