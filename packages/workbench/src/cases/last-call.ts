import type { Call } from '../api/bodies.ts';
import { draftsStore, keepDraft } from '../drafts/drafts.ts';
import { part, words } from '../form/draft.ts';

const name = 'call';
/** Longer calls exist; a call id of an hour ago is more often that of another caller. */
const callMilliseconds = 60 * 60_000;

/** Remembers the call of a new case: the caller may ask for something else in it. */
export const keepCall = ({ id, startedAt }: Call): void =>
  keepDraft(name, { draft: { id, startedAt }, revision: null, key: '', savedAt: Date.now() });

/** The call in which a person opened their last case, for a while. */
export function lastCall(now: number): { readonly id: string; readonly startedAt: string } | null {
  const kept = draftsStore.get().byName.get(name);
  if (!kept || now - kept.savedAt > callMilliseconds) return null;
  return { id: words(part(kept.draft, 'id')), startedAt: words(part(kept.draft, 'startedAt')) };
}
