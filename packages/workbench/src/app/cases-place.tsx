import { useDeferredValue, useState } from 'react';
import { CasePanel } from '../case/case-panel.tsx';
import { CaseList } from '../cases/case-list.tsx';
import { FlowPane } from '../diagram/flow-pane.tsx';
import { useTexts } from '../i18n/language.ts';
import { useRoute } from '../route/use-route.ts';
import { ViewSwitch } from './view-switch.tsx';

/**
 * Where cases are worked on: the list, the flow and a case, side by side where there is room, else
 * one at a time.
 */
export function CasesPlace() {
  const { t } = useTexts();
  const { view, asistencia } = useRoute();
  const [isWide, onWiden] = useState(false);
  // The picture is large: it is drawn in slices once the list is in view.
  const isFlowDue = useDeferredValue(true, false);
  return (
    <>
      <div
        className="panes"
        data-view={view}
        data-case={asistencia ? '' : undefined}
        data-flow-wide={isWide ? '' : undefined}
      >
        <section className="pane pane-cases" aria-label={t.views.cases}>
          <CaseList />
        </section>
        <section className="pane pane-case" id="case" tabIndex={-1} aria-label={t.views.case}>
          {asistencia ? <CasePanel id={asistencia} /> : <NoCase />}
        </section>
        <section className="pane pane-flow" aria-label={t.views.flow}>
          {isFlowDue ? <FlowPane widening={{ isWide, onWiden }} /> : null}
        </section>
      </div>
      <ViewSwitch labels={t.views} />
    </>
  );
}

function NoCase() {
  const { t } = useTexts();
  return (
    <div className="empty">
      <h2>{t.case.noneTitle}</h2>
      <p>{t.case.none}</p>
    </div>
  );
}
