import type { Layout, Occupancy } from '@conexion/visualizer';
import { useCallback, useMemo } from 'react';
import { ViewSwitch } from '../app/view-switch.tsx';
import { CaseFlow } from '../diagram/flow-pane.tsx';
import { useLayout } from '../diagram/load-layout.ts';
import { usePickedCase } from '../diagram/use-highlight.ts';
import { useTexts } from '../i18n/language.ts';
import { useRoute } from '../route/use-route.ts';
import './live-place.css';
import '../ui/numbers.css';
import { BoardPane } from './board-pane.tsx';
import type { LiveView } from './live-cases.ts';
import { useLiveTexts } from './live-texts.ts';
import { MovingDots } from './moving-dots.tsx';
import { RecentMoves } from './recent-moves.tsx';
import { useLiveCases } from './use-live-cases.ts';
import { WatchedCase } from './watched-case.tsx';

/**
 * Where the running cases are watched: a board by stages, the flow with all of them on it, and the
 * one that is followed.
 */
export function LivePlace() {
  const { t } = useTexts();
  const words = useLiveTexts();
  const { view: shown, asistencia } = useRoute();
  const { live, view } = useLiveCases();
  const followed = usePickedCase();
  const { layout } = useLayout();
  const occupancy = useOccupancy(view);
  const layer = useCallback((of: Layout) => <MovingDots layout={of} live={live} />, [live]);
  return (
    <>
      <div className="panes live" data-view={shown} data-case="">
        <section className="pane pane-cases" aria-label={words.board}>
          <div className="pane-header">
            <h2>{words.board}</h2>
          </div>
          <div className="pane-body">
            {layout ? <BoardPane layout={layout} view={view} /> : <p className="empty">{t.loading}</p>}
          </div>
        </section>
        <section className="pane pane-case" id="case" tabIndex={-1} aria-label={words.case}>
          {asistencia ? <WatchedCase key={asistencia} id={asistencia} /> : <NoCase view={view} />}
        </section>
        <section className="pane pane-flow" aria-label={words.flow}>
          <CaseFlow followed={followed} occupancy={occupancy} layer={layer} />
        </section>
      </div>
      <ViewSwitch labels={{ cases: words.board, flow: words.flow, case: words.case }} />
    </>
  );
}

function NoCase({ view }: { readonly view: LiveView }) {
  const words = useLiveTexts();
  return (
    <div className="pane-body">
      <div className="empty">
        <h2>{words.noCase}</h2>
        <p>{words.hint}</p>
      </div>
      <RecentMoves of={view.recent} />
    </div>
  );
}

/** What stands beside each state of the picture. */
function useOccupancy({ counts, board }: LiveView): Readonly<Record<string, Occupancy>> {
  return useMemo(() => {
    const late = new Map(board?.states.map(({ state, overdue }) => [state, overdue]));
    return Object.fromEntries(
      [...counts].map(([state, count]) => [state, { count, overdue: Math.min(count, late.get(state) ?? 0) }]),
    );
  }, [counts, board]);
}
