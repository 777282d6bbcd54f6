import { startTransition, useEffect, useMemo, useState } from 'react';
import { useTexts } from '../i18n/language.ts';
import { LiveCases, type LiveView } from './live-cases.ts';

/** The running cases, for as long as somebody looks at them. */
export function useLiveCases(): { live: LiveCases; view: LiveView } {
  const { lang } = useTexts();
  const live = useMemo(() => new LiveCases(lang), [lang]);
  const [view, setView] = useState(live.view);
  // A new picture can wait while somebody types or drags: it is drawn in pieces between what else
  // there is to do.
  useEffect(() => live.subscribe(() => startTransition(() => setView(live.view()))), [live]);
  return { live, view };
}
