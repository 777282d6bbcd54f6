import { useQueryClient } from '@tanstack/react-query';
import { procedureWord, useTexts } from '../i18n/language.ts';
import { dateTime } from '../time/times.ts';
import { signOut } from './session.ts';
import { useSession } from './use-session.ts';

/** Who I am and until when, and the way out. */
export function OwnSession() {
  const { lang, t } = useTexts();
  const queries = useQueryClient();
  const { name, role, expiresAt } = useSession();
  const leave = () => {
    signOut();
    // What this person could read is not kept for the next one.
    queries.clear();
  };
  return (
    <>
      <h2>{t.session.who}</h2>
      <p>
        {name}, {procedureWord('role', role, lang)}
      </p>
      {expiresAt ? <p className="muted">{t.session.until(dateTime(expiresAt, lang))}</p> : null}
      <button type="button" className="button wide" onClick={leave}>
        {t.session.signOut}
      </button>
    </>
  );
}
