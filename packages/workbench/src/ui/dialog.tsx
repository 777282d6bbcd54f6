import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTexts } from '../i18n/language.ts';
import { isDialogState, onceTakenBack, takeBackDialog } from '../route/use-route.ts';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A modal window: the browser's own, which keeps the focus inside and closes with Escape. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const { t } = useTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useBack(onClose);
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    // A person who opens a form goes on with its first field.
    shown?.querySelector<HTMLElement>('.dialog-body :is(input, select, textarea)')?.focus();
    return () => shown?.close();
  }, []);
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby={titleId} onClose={onClose}>
      <header className="dialog-header">
        <h2 id={titleId}>{title}</h2>
        <button type="button" className="button quiet" aria-label={t.close} onClick={onClose}>
          ✕
        </button>
      </header>
      <div className="dialog-body">{children}</div>
    </dialog>
  );
}

/** The button of the browser, or the gesture, that goes back closes the dialog and no more. */
function useBack(onClose: () => void): void {
  const close = useRef(onClose);
  close.current = onClose;
  const id = useId();
  useEffect(() => {
    const back = () => close.current();
    let isOpen = true;
    onceTakenBack(() => {
      if (!isOpen) return;
      history.pushState({ dialog: id }, '');
      addEventListener('popstate', back);
    });
    return () => {
      isOpen = false;
      removeEventListener('popstate', back);
      // Closed in another way, and not by going somewhere else: its own step is taken back.
      if (isDialogState(history.state) && history.state.dialog === id) takeBackDialog();
    };
  }, [id]);
}
