import { useState } from 'react';
import { useStore } from '../external-store.ts';
import { useTexts } from '../i18n/language.ts';
import { useSession } from '../session/use-session.ts';
import { alertStore, canAlert, setAlerts, wantsAlerts } from './alert-store.ts';

/** Turns the browser's notifications on, which are off until the user asks for them. */
export function AlertSwitch() {
  const { t } = useTexts();
  const { user } = useSession();
  const [isForbidden, setForbidden] = useState(false);
  useStore(alertStore);
  if (!canAlert()) return null;
  const isOn = wantsAlerts(user);
  return (
    <>
      {isForbidden ? <span className="muted">{t.agenda.alertsForbidden}</span> : null}
      <button
        type="button"
        className="button small"
        aria-pressed={isOn}
        title={t.agenda.alertsHint}
        onClick={() => void setAlerts(user, !isOn).then((isAllowed) => setForbidden(!isAllowed))}
      >
        {isOn ? t.agenda.alertsOn : t.agenda.alertsOff}
      </button>
    </>
  );
}
