import { asRequestError } from '../api/use-sending.ts';
import { NewCaseButton } from '../cases/new-case-button.tsx';
import { useTexts } from '../i18n/language.ts';
import { isSuperior } from '../inbox/is-superior.ts';
import { go, useRoute } from '../route/use-route.ts';
import { useSession } from '../session/use-session.ts';
import { useNow } from '../time/use-now.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { VirtualList } from '../ui/virtual-list.tsx';
import { AgendaRow } from './agenda-row.tsx';
import { AlertSwitch } from './alert-switch.tsx';
import { isOpen } from './open-pendiente.ts';
import { useAgenda } from './use-agenda.ts';
import './agenda.css';

const second = 1_000;
const rowHeight = 58;

/** The user's agenda (clause 4.9): what is to be done, soonest first, overdue before the rest. */
export function AgendaList() {
  const { t } = useTexts();
  const { asistencia, settle } = useRoute();
  const now = useNow(second);
  const { role } = useSession();
  const { data: pendientes, error } = useAgenda();
  const late = pendientes?.filter(({ dueAt }) => Date.parse(dueAt) < now).length ?? 0;
  return (
    <>
      <div className="pane-header">
        <h2>{t.agenda.title}</h2>
        <AlertSwitch />
        <NewCaseButton />
      </div>
      {pendientes ? <p className="agenda-count">{t.agenda.count(pendientes.length, late)}</p> : null}
      {!pendientes && error ? <ProblemNotice error={asRequestError(error)} /> : null}
      {!pendientes && !error ? <p className="empty pane-body">{t.loading}</p> : null}
      {pendientes?.length === 0 ? (
        <div className="empty pane-body">
          <p>{t.agenda.empty}</p>
          {isSuperior(role) ? (
            <button type="button" className="button" onClick={() => go({ place: 'inbox' })}>
              {t.agenda.toInbox}
            </button>
          ) : null}
        </div>
      ) : null}
      {pendientes && pendientes.length > 0 ? (
        <VirtualList label={t.agenda.title} items={pendientes} keyOf={({ id }) => id} rowHeight={rowHeight}>
          {(pendiente) => (
            <AgendaRow pendiente={pendiente} now={now} isCurrent={isOpen(pendiente, asistencia, settle)} />
          )}
        </VirtualList>
      ) : null}
    </>
  );
}
