import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import type { SignInKind } from '../api/sign-in.ts';
import { LanguageSwitch } from '../app/language-switch.tsx';
import { useTexts } from '../i18n/language.ts';
import { TokenForm } from './token-form.tsx';
import './gate.css';

interface GateProps {
  readonly kinds: readonly SignInKind[];
  /** The service does not answer. */
  readonly isAway: boolean;
  /** A session was lost: the page is kept underneath. */
  readonly isOverPage: boolean;
}

/** Where people sign in. */
export function Gate({ kinds, isAway, isOverPage }: GateProps) {
  const { t } = useTexts();
  const titleId = useId();
  const content = (
    <div className="gate">
      <LanguageSwitch />
      <h1 id={titleId}>{t.appName}</h1>
      <p className="gate-purpose">{t.appPurpose}</p>
      {isOverPage ? (
        <p className="notice notice-bad" role="alert">
          {t.session.ended}
        </p>
      ) : null}
      {kinds.includes('token') ? (
        <TokenForm />
      ) : (
        <p role="status">{isAway ? t.connection.offline : t.loading}</p>
      )}
    </div>
  );
  return isOverPage ? <Cover titleId={titleId}>{content}</Cover> : <main>{content}</main>;
}

interface CoverProps {
  readonly titleId: string;
  readonly children: ReactNode;
}

/**
 * A modal window that hides the page and cannot be closed: above any dialog in which a form may be
 * open.
 */
function Cover({ titleId, children }: CoverProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const show = () => {
    if (dialog.current?.open === false) dialog.current.showModal();
  };
  // Closed before it leaves the document, so that the focus returns to where it was.
  useLayoutEffect(() => {
    const shown = dialog.current;
    if (shown?.open === false) shown.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="gate-cover"
      aria-labelledby={titleId}
      onCancel={(event) => event.preventDefault()}
      // A browser closes it at the second Escape all the same.
      onClose={show}
    >
      {children}
    </dialog>
  );
}
