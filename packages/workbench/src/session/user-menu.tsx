import { useId, useRef } from 'react';
import { procedureWord, useTexts } from '../i18n/language.ts';
import { Avatar } from './avatar.tsx';
import { DemoPeople } from './demo-people.tsx';
import { OwnSession } from './own-session.tsx';
import { useSession } from './use-session.ts';
import './user-menu.css';

/** The current user; in the demonstration, the other users too. */
export function UserMenu() {
  const { lang, t } = useTexts();
  const { name, role, signIn } = useSession();
  const menu = useRef<HTMLDivElement>(null);
  const id = useId();
  const roleWord = procedureWord('role', role, lang);
  const isDemo = signIn === 'demo';
  return (
    <div className="user-menu">
      <button type="button" className="user-button" popoverTarget={id} aria-haspopup="dialog">
        <Avatar name={name} role={role} />
        <span className="user-words" aria-hidden="true">
          <span className="user-name">{name}</span>
          <span className="user-role">{roleWord}</span>
        </span>
        <span className="visually-hidden">
          {isDemo ? t.session.menu(name, roleWord) : t.session.own(name, roleWord)}
        </span>
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
        {isDemo ? <DemoPeople onEntered={() => menu.current?.hidePopover()} /> : <OwnSession />}
      </div>
    </div>
  );
}
