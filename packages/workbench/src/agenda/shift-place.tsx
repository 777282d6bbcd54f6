import type { ReactNode } from 'react';
import { ViewSwitch } from '../app/view-switch.tsx';
import { CasePanel } from '../case/case-panel.tsx';
import { useTexts } from '../i18n/language.ts';
import { useRoute } from '../route/use-route.ts';

interface ShiftPlaceProps {
  readonly label: string;
  /** What is to be done. */
  readonly list: ReactNode;
  /** What stands beside it while no case is open. */
  readonly hint: string;
}

/** What is to be done, beside the case in which it is done. */
export function ShiftPlace({ label, list, hint }: ShiftPlaceProps) {
  const { t } = useTexts();
  const { view, asistencia } = useRoute();
  return (
    <>
      <div
        className="panes shift"
        data-view={view === 'case' ? 'case' : 'cases'}
        data-case={asistencia ? '' : undefined}
      >
        <section className="pane pane-cases" aria-label={label}>
          {list}
        </section>
        <section className="pane pane-case" id="case" tabIndex={-1} aria-label={t.views.case}>
          {asistencia ? <CasePanel id={asistencia} /> : <p className="empty">{hint}</p>}
        </section>
      </div>
      <ViewSwitch labels={{ cases: label, case: t.views.case }} />
    </>
  );
}
