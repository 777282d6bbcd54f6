import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Pendiente } from '../api/bodies.ts';
import { subscribeToCommits } from '../api/live-stream.ts';
import { expedienteQuery } from '../api/queries.ts';
import { useStore } from '../external-store.ts';
import { procedureWord, useTexts } from '../i18n/language.ts';
import { go } from '../route/use-route.ts';
import { useSession } from '../session/use-session.ts';
import { alertStore, wantsAlerts } from './alert-store.ts';
import { dueBetween } from './due-between.ts';
import { openPendiente } from './open-pendiente.ts';

/** Browsers fire a longer timer at once. */
const longest = 2 ** 31 - 1;

/** Notifies the user when one of their pendientes falls due, and when a case is handed to them. */
export function useAlerts(pendientes: readonly Pendiente[]): void {
  const { lang, t } = useTexts();
  const { user } = useSession();
  const queries = useQueryClient();
  useStore(alertStore);
  const isOn = wantsAlerts(user);
  /** Up to when it was looked at what fell due. */
  const seen = useRef(Date.now());

  useEffect(() => {
    if (!isOn) {
      seen.current = Date.now();
      return;
    }
    let timer: ReturnType<typeof setTimeout>;
    const look = () => {
      const now = Date.now();
      for (const pendiente of dueBetween(pendientes, seen.current, now))
        notify(
          pendiente.text ?? procedureWord('pendiente', pendiente.kind, lang),
          pendiente.about?.holder ?? '',
          pendiente.id,
          () => openPendiente(pendiente),
        );
      seen.current = now;
      const next = pendientes.find(({ dueAt }) => Date.parse(dueAt) > now);
      if (next) timer = setTimeout(look, Math.min(longest, Date.parse(next.dueAt) - now + 1));
    };
    look();
    return () => clearTimeout(timer);
  }, [isOn, pendientes, lang]);

  useEffect(() => {
    if (!isOn) return;
    return subscribeToCommits((commits) => {
      for (const { entry } of commits) {
        if (entry.type !== 'expediente.transferred' || entry.payload?.to !== user || entry.by.id === user)
          continue;
        const { expedienteId } = entry;
        void queries.fetchQuery(expedienteQuery(expedienteId, lang)).then(({ holder, asistencias }) =>
          notify(t.agenda.handedOver(entry.by.name ?? entry.by.id), holder.name, expedienteId, () =>
            go({
              asistencia: asistencias.at(-1)?.id ?? null,
              view: 'case',
              section: 'steps',
              settle: null,
            }),
          ),
        );
      }
    });
  }, [isOn, user, lang, t, queries]);
}

/** `tag`: a second one about the same thing replaces the first. */
function notify(title: string, body: string, tag: string, onPick: () => void): void {
  try {
    const shown = new Notification(title, { body, tag, icon: './favicon.svg' });
    shown.onclick = () => {
      window.focus();
      shown.close();
      onPick();
    };
  } catch {
    // Some phones show notifications to service workers alone: the list and the title still say it.
  }
}
