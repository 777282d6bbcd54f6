import { useEffect } from 'react';
import type { Pendiente } from '../api/bodies.ts';
import { useTexts } from '../i18n/language.ts';
import { useWaiting } from '../inbox/use-waiting.ts';
import { useNow } from '../time/use-now.ts';
import { showBadge } from './show-badge.ts';
import { useAgenda } from './use-agenda.ts';
import { useAlerts } from './use-alerts.ts';

const fiveSeconds = 5_000;
const none: readonly Pendiente[] = [];

/** Says in the title and the icon of the page how much waits for the user, wherever they are. */
export function useAttention(): void {
  const { t } = useTexts();
  const now = useNow(fiveSeconds);
  const agenda = useAgenda().data ?? none;
  const waiting = useWaiting().data ?? none;
  useAlerts(agenda);
  const count = agenda.length + waiting.length;
  const late = [...agenda, ...waiting].filter(({ dueAt }) => Date.parse(dueAt) < now).length;
  useEffect(() => {
    document.title =
      count > 0 ? `(${count}) ${late > 0 ? `${t.agenda.lateCount(late)} · ` : ''}${t.appName}` : t.appName;
    showBadge(late > 0 ? late : count, late > 0);
  }, [count, late, t]);
  useEffect(
    () => () => {
      document.title = t.appName;
      showBadge(0, false);
    },
    [t],
  );
}
