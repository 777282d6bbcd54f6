import { useEffect, useState } from 'react';
import { useTexts } from '../i18n/language.ts';
import { go } from '../route/use-route.ts';
import { useCurrentSession } from '../session/use-session.ts';
import { Dialog } from '../ui/dialog.tsx';

/** Whether a key is part of what a person types. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input, select, textarea, [contenteditable]');

/** How long a person waits for a place before they do something else, in milliseconds. */
const patience = 3_000;

/** From a place without a search to that of all cases. */
function seekCase(): void {
  go({ place: 'cases', tab: 'todos', view: 'cases' });
  focusOnceShown('.case-search');
}

/** Focuses an element when the page shows it, which takes a moment where its place must load. */
function focusOnceShown(selector: string, until = performance.now() + patience): void {
  const element = document.querySelector<HTMLElement>(selector);
  if (element?.checkVisibility()) element.focus();
  else if (performance.now() < until) requestAnimationFrame(() => focusOnceShown(selector, until));
}

/** The keys of the page: `?` shows them; a control names its own in `aria-keyshortcuts`. */
export function KeyHelp() {
  const { t } = useTexts();
  const [isShown, setShown] = useState(false);
  const isSignedIn = useCurrentSession() !== null;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (document.querySelector('dialog[open]')) return;
      if (event.key === '?') return setShown(true);
      const control = document.querySelector<HTMLElement>(`[aria-keyshortcuts="${CSS.escape(event.key)}"]`);
      const isSeeking = event.key === '/' && isSignedIn;
      if (!control?.checkVisibility() && !isSeeking) return;
      event.preventDefault();
      if (!control?.checkVisibility()) return seekCase();
      if (isTyping(control)) control.focus();
      else control.click();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [isSignedIn]);
  if (!isShown) return null;
  return (
    <Dialog title={t.keys.title} onClose={() => setShown(false)}>
      <dl className="facts keys">
        {t.keys.of.map(([key, words]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
