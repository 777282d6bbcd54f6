import { useId, useRef, useState } from 'react';
import { signInAsDemo } from '../api/demo-token.ts';
import { procedureWord, useTexts } from '../i18n/language.ts';
import { type DemoUser, demoUsers } from './demo-users.ts';
import { OtherUserForm } from './other-user-form.tsx';
import { useSession } from './use-session.ts';

/** Who I am, and who else I may be in the demonstration. */
export function UserMenu() {
  const { lang, t } = useTexts();
  const session = useSession();
  const menu = useRef<HTMLDivElement>(null);
  const id = useId();
  const [failed, setFailed] = useState(false);
  const enter = async (user: DemoUser) => {
    try {
      await signInAsDemo(user, lang);
      setFailed(false);
      menu.current?.hidePopover();
    } catch {
      setFailed(true);
    }
  };
  const role = procedureWord('role', session.role, lang);
  return (
    <div className="user-menu">
      <button type="button" className="user-button" popoverTarget={id} aria-haspopup="dialog">
        <span className="avatar" aria-hidden="true" data-role={session.role}>
          {initials(session.name)}
        </span>
        <span className="user-words" aria-hidden="true">
          <span className="user-name">{session.name}</span>
          <span className="user-role">{role}</span>
        </span>
        <span className="visually-hidden">{t.session.menu(session.name, role)}</span>
        <span aria-hidden="true">▾</span>
      </button>
      <div
        ref={menu}
        id={id}
        popover="auto"
        className="user-popover"
        role="dialog"
        aria-label={t.session.who}
      >
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
                <span className="avatar" aria-hidden="true" data-role={user.role}>
                  {initials(user.name)}
                </span>
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
      </div>
    </div>
  );
}

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('');
