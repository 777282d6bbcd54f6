import { useQueryClient } from '@tanstack/react-query';
import { procedureWord, useTexts } from '../i18n/language.ts';
import { go } from '../route/use-route.ts';
import { dateTime } from '../time/times.ts';
import { signOut } from './session.ts';
import { useSession } from './use-session.ts';

/** The current user, when the session expires, and the button to sign out. */
export function OwnSession() {
  const { lang, t } = useTexts();
  const queries = useQueryClient();
  const { name, role, expiresAt } = useSession();
  const leave = () => {
    signOut();
    // The next user must not find what this one could read.
    queries.clear();
    // They begin where the work of their role is.
    go({ place: null, asistencia: null, view: 'cases', section: 'steps', settle: null }, { replace: true });
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
