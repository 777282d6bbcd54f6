import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { expedientesQuery } from '../api/queries.ts';
import { asRequestError } from '../api/use-sending.ts';
import { useTexts } from '../i18n/language.ts';
import { type Tab, tabs } from '../route/route.ts';
import { go, useRoute } from '../route/use-route.ts';
import { useSession } from '../session/use-session.ts';
import { useNow } from '../time/use-now.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { CaseRow } from './case-row.tsx';
import { NewCaseDialog } from './new-case-dialog.tsx';
import './case-list.css';

const panelId = 'cases-panel';

/** The module of asistencias: the tabs A Cargo, Abiertos, Todos (clause 4.8). */
export function CaseList() {
  const { t } = useTexts();
  const { tab } = useRoute();
  const { role } = useSession();
  const [isOpening, setOpening] = useState(false);
  const [text, setText] = useState('');
  const sought = useDeferredValue(text.trim());
  return (
    <>
      <div className="pane-header">
        <h2>{t.cases.title}</h2>
        {role === 'analista' ? null : (
          <button type="button" className="button primary" onClick={() => setOpening(true)}>
            + {t.cases.create}
          </button>
        )}
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
          aria-label={t.cases.search}
          placeholder={t.cases.search}
          maxLength={255}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Cases tab={tab} text={sought} />
      </div>
      {isOpening ? <NewCaseDialog onClose={() => setOpening(false)} /> : null}
    </>
  );
}

function Cases({ tab, text }: { readonly tab: Tab; readonly text: string }) {
  const { lang, t } = useTexts();
  const { user, role } = useSession();
  const { asistencia } = useRoute();
  const now = useNow();
  const query = useInfiniteQuery({
    ...expedientesQuery(tab, text, `${user} ${role}`, lang),
    placeholderData: keepPreviousData,
  });
  const expedientes = query.data?.pages.flatMap(({ items }) => items) ?? [];
  if (query.isPending) return <p className="empty">{t.loading}</p>;
  if (query.isError && expedientes.length === 0) return <ProblemNotice error={asRequestError(query.error)} />;
  if (expedientes.length === 0)
    return <p className="empty">{text ? t.cases.notFound : t.cases.empty[tab]}</p>;
  return (
    <>
      <ul className="case-list" aria-busy={query.isPlaceholderData}>
        {expedientes.map((expediente) => (
          <CaseRow key={expediente.id} expediente={expediente} selected={asistencia} now={now} />
        ))}
      </ul>
      {query.hasNextPage ? (
        <button type="button" className="button wide" onClick={() => query.fetchNextPage()}>
          {t.moreInList}
        </button>
      ) : null}
    </>
  );
}
