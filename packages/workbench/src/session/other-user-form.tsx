import { roles } from '@conexion/machines';
import type { FormEvent } from 'react';
import { Options } from '../form/options.tsx';
import { procedureWord, useTexts } from '../i18n/language.ts';
import type { DemoUser } from './demo-users.ts';

/** Any other user and role of the demonstration. */
export function OtherUserForm({ onEnter }: { readonly onEnter: (user: DemoUser) => void }) {
  const { lang, t } = useTexts();
  const enter = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const user = String(data.get('user')).trim();
    const role = roles.find((known) => known === data.get('role'));
    if (user && role) onEnter({ user, name: user, role });
  };
  return (
    <details className="other-user">
      <summary>{t.session.other}</summary>
      <form onSubmit={enter}>
        <label>
          <span className="field-label">{t.session.user}</span>
          <input name="user" required maxLength={200} autoComplete="off" />
        </label>
        <label>
          <span className="field-label">{t.session.role}</span>
          <select name="role">
            <Options of={roles.map((value) => ({ value, label: procedureWord('role', value, lang) }))} />
          </select>
        </label>
        <button type="submit" className="button">
          {t.session.enter}
        </button>
      </form>
    </details>
  );
}
