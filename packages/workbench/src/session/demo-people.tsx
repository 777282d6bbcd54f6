import { useState } from 'react';
import { signInAsDemo } from '../api/demo-token.ts';
import { procedureWord, useTexts } from '../i18n/language.ts';
import { Avatar } from './avatar.tsx';
import { type DemoUser, demoUsers } from './demo-users.ts';
import { OtherUserForm } from './other-user-form.tsx';
import { useSession } from './use-session.ts';

/** The other users of the demonstration. */
export function DemoPeople({ onEntered }: { readonly onEntered: () => void }) {
  const { lang, t } = useTexts();
  const session = useSession();
  const [failed, setFailed] = useState(false);
  const enter = async (user: DemoUser) => {
    try {
      await signInAsDemo(user, lang);
      setFailed(false);
      onEntered();
    } catch {
      setFailed(true);
    }
  };
  return (
    <>
      <h2>
        {t.session.who} <span className="tag">{t.session.demo}</span>
      </h2>
      <p className="muted">{t.session.demoExplained}</p>
      <ul className="user-list">
        {demoUsers.map((user) => (
          <li key={user.user}>
            <button
              type="button"
              className="user-option"
              aria-pressed={user.user === session.user && user.role === session.role}
              onClick={() => enter(user)}
            >
              <Avatar name={user.name} role={user.role} />
              <span className="user-words">
                <span className="user-name">{user.name}</span>
                <span className="user-role">{procedureWord('role', user.role, lang)}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      <OtherUserForm onEnter={enter} />
      {failed ? (
        <p className="field-error" role="alert">
          {t.connection.offline}
        </p>
      ) : null}
    </>
  );
}
