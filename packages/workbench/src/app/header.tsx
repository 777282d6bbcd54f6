import { useTexts } from '../i18n/language.ts';
import { useCurrentSession } from '../session/use-session.ts';
import { UserMenu } from '../session/user-menu.tsx';
import { ThemeSwitch } from '../theme/theme-switch.tsx';
import { ConnectionState } from './connection-state.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { PlaceSwitch } from './place-switch.tsx';
import './header.css';

export function Header() {
  const { t } = useTexts();
  const session = useCurrentSession();
  return (
    <header className="header">
      <h1 className="brand">
        <img src="./favicon.svg" alt={t.appName} width="28" height="28" />
        <span aria-hidden="true">{t.appName}</span>
      </h1>
      <PlaceSwitch />
      <ConnectionState />
      <ThemeSwitch />
      <LanguageSwitch />
      {session ? <UserMenu /> : null}
    </header>
  );
}
