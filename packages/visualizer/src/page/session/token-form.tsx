import { type FormEvent, useState } from 'react';
import { useTexts } from '../i18n/language.ts';
import { sessionOfToken, setSession } from './session.ts';

/** Entering with a credential that somebody else signed: the way in where there is no demonstration. */
export function TokenForm({ explanation }: { readonly explanation: string }) {
  const { t } = useTexts();
  const [isBad, setBad] = useState(false);
  const enter = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const session = sessionOfToken(String(new FormData(event.currentTarget).get('token')));
    setBad(session === null);
    if (session) setSession(session);
  };
  return (
    <form className="token-form" onSubmit={enter}>
      <p>{explanation}</p>
      <label className="field">
        <span className="field-label">{t.session.token}</span>
        <input name="token" autoComplete="off" spellCheck={false} aria-invalid={isBad || undefined} />
      </label>
      {isBad ? <p className="field-error">{t.session.badToken}</p> : null}
      <button type="submit" className="button primary">
        {t.session.enter}
      </button>
    </form>
  );
}
