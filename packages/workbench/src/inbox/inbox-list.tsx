import { useInfiniteQuery } from '@tanstack/react-query';
import { AgendaRow } from '../agenda/agenda-row.tsx';
import { AlertSwitch } from '../agenda/alert-switch.tsx';
import { isOpen } from '../agenda/open-pendiente.ts';
import { overdueQuery } from '../api/queries.ts';
import { asRequestError } from '../api/use-sending.ts';
import { useTexts } from '../i18n/language.ts';
import { useRoute } from '../route/use-route.ts';
import { useNow } from '../time/use-now.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { VirtualList } from '../ui/virtual-list.tsx';
import { type InboxItem, inboxItems } from './inbox-items.ts';
import { useWaiting } from './use-waiting.ts';
import '../agenda/agenda.css';

const second = 1_000;
const rowHeight = 58;

const keyOf = (item: InboxItem): string => ('heading' in item ? item.heading : item.pendiente.id);

/** What waits for a superior: exceptions, excesses, and what is overdue in any case. */
export function InboxList() {
  const { lang, t } = useTexts();
  const { asistencia, settle } = useRoute();
  const now = useNow(second);
  const waiting = useWaiting();
  const overdue = useInfiniteQuery(overdueQuery(lang));
  const error = waiting.error ?? overdue.error;
  const late = overdue.data?.pages.flatMap(({ items }) => items) ?? [];
  const isLoaded = waiting.data !== undefined && overdue.data !== undefined;
  const items = isLoaded ? inboxItems(waiting.data, late, overdue.hasNextPage) : [];
  return (
    <>
      <div className="pane-header">
        <h2>{t.inbox.title}</h2>
        <AlertSwitch />
      </div>
      {!isLoaded && error ? <ProblemNotice error={asRequestError(error)} /> : null}
      {!isLoaded && !error ? <p className="empty pane-body">{t.loading}</p> : null}
      {isLoaded && items.length === 0 ? <p className="empty pane-body">{t.inbox.empty}</p> : null}
      {items.length > 0 ? (
        <VirtualList
          label={t.inbox.title}
          items={items}
          keyOf={keyOf}
          rowHeight={rowHeight}
          onEnd={() => {
            if (overdue.hasNextPage && !overdue.isFetching) void overdue.fetchNextPage();
          }}
        >
          {(item) =>
            'heading' in item ? (
              <h3 className="inbox-heading">
                {t.inbox.parts[item.heading]}
                <span className="count" data-late={item.heading === 'overdue' ? '' : undefined}>
                  {item.count}
                  {item.hasMore ? '+' : ''}
                </span>
              </h3>
            ) : (
              <AgendaRow
                pendiente={item.pendiente}
                now={now}
                isCurrent={isOpen(item.pendiente, asistencia, settle)}
                isOfOthers
              />
            )
          }
        </VirtualList>
      ) : null}
    </>
  );
}
