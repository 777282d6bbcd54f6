import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { signInByToken } from '../api/sign-in.ts';
import { asRequestError } from '../api/use-sending.ts';
import { useTexts } from '../i18n/language.ts';

/** Signs in with a token that the company's identity provider signed. */
export function TokenForm() {
  const { lang, t } = useTexts();
  const input = useRef<HTMLInputElement>(null);
  const errorId = useId();
  const [failure, setFailure] = useState<'refused' | 'away' | null>(null);
  const [isAsking, setAsking] = useState(false);
  useEffect(() => input.current?.focus(), []);
  const enter = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setAsking(true);
    try {
      await signInByToken(input.current?.value ?? '', lang);
    } catch (error) {
      setFailure(asRequestError(error).isPassing ? 'away' : 'refused');
      input.current?.select();
    } finally {
      setAsking(false);
    }
  };
  const words = { refused: t.session.badToken, away: t.connection.offline };
  return (
    <form className="token-form" onSubmit={(event) => void enter(event)}>
      <p>{t.session.pasteToken}</p>
      <label className="field">
        <span className="field-label">{t.session.token}</span>
        <input
          ref={input}
          name="token"
          required
          autoComplete="off"
          spellCheck={false}
          aria-invalid={failure === 'refused' || undefined}
          aria-describedby={failure ? errorId : undefined}
        />
      </label>
      {failure ? (
        <p className="field-error" role="alert" id={errorId}>
          {words[failure]}
        </p>
      ) : null}
      <button type="submit" className="button primary" disabled={isAsking}>
        {t.session.enter}
      </button>
    </form>
  );
}
