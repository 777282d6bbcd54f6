import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo, useState } from 'react';
import { expedientesQuery } from '../api/queries.ts';
import { asRequestError } from '../api/use-sending.ts';
import { useTexts } from '../i18n/language.ts';
import { type Tab, tabs } from '../route/route.ts';
import { go, useRoute } from '../route/use-route.ts';
import { useSession } from '../session/use-session.ts';
import { useNow } from '../time/use-now.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { useRoving } from '../ui/use-roving.ts';
import { VirtualList } from '../ui/virtual-list.tsx';
import { CaseFilterBar } from './case-filter-bar.tsx';
import { CaseRow } from './case-row.tsx';
import { NewCaseButton } from './new-case-button.tsx';
import './case-list.css';

const panelId = 'cases-panel';
/** Of a case with one asistencia, in pixels. */
const rowHeight = 96;

/** The module of asistencias: the tabs A Cargo, Abiertos, Todos (clause 4.8). */
export function CaseList() {
  const { t } = useTexts();
  const { tab } = useRoute();
  const { role } = useSession();
  const [text, setText] = useState('');
  const sought = useDeferredValue(text.trim());
  return (
    <>
      <div className="pane-header">
        <h2>{t.cases.title}</h2>
        {role === 'analista' ? null : <NewCaseButton />}
      </div>
      <Tabs
        label={t.cases.title}
        of={tabs.map((id) => ({ id, label: t.cases.tabs[id], title: t.cases.tabHints[id] }))}
        selected={tab}
        panel={panelId}
        onSelect={(id) => go({ tab: id })}
      />
      <div className="pane-body" id={panelId} role="tabpanel" aria-labelledby={`${panelId}-${tab}`}>
        <input
          type="search"
          className="case-search"
          aria-keyshortcuts="/"
          aria-label={t.cases.search}
          placeholder={t.cases.search}
          maxLength={255}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <CaseFilterBar />
        <Cases tab={tab} text={sought} />
      </div>
    </>
  );
}

function Cases({ tab, text }: { readonly tab: Tab; readonly text: string }) {
  const { lang, t } = useTexts();
  const { user, role } = useSession();
  const { asistencia, filters } = useRoute();
  const now = useNow();
  const roving = useRoving<HTMLDivElement>('.case button');
  const query = useInfiniteQuery({
    ...expedientesQuery({ tab, text, filters }, `${user} ${role}`, lang),
    placeholderData: keepPreviousData,
  });
  const expedientes = useMemo(() => query.data?.pages.flatMap(({ items }) => items) ?? [], [query.data]);
  const isNarrowed = text !== '' || Object.values(filters).some((value) => value !== null);
  return (
    <div className="case-rows" {...roving}>
      {expedientes.length > 0 ? null : query.isError ? (
        <ProblemNotice error={asRequestError(query.error)} />
      ) : (
        <div className="empty">
          <p>{query.isPending ? t.loading : isNarrowed ? t.cases.notFound : t.cases.empty[tab]}</p>
          {text !== '' && tab !== 'todos' && !query.isPending ? (
            <button type="button" className="button" onClick={() => go({ tab: 'todos' })}>
              {t.cases.searchAll}
            </button>
          ) : null}
        </div>
      )}
      <VirtualList
        label={t.cases.title}
        isBusy={query.isPlaceholderData}
        items={expedientes}
        keyOf={({ id }) => id}
        rowHeight={rowHeight}
        onEnd={() => {
          if (query.hasNextPage && !query.isFetching) void query.fetchNextPage();
        }}
      >
        {(expediente) => <CaseRow expediente={expediente} selected={asistencia} now={now} />}
      </VirtualList>
    </div>
  );
}
