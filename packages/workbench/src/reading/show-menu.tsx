import { textIn } from '@conexion/machines';
import { collapsibleRegions, type Graph } from '@conexion/visualizer';
import { useTexts } from '../i18n/language.ts';
import { go, useRoute } from '../route/use-route.ts';
import { CoverageControl } from './coverage-control.tsx';
import type { CoverageFile } from './use-coverage.ts';

/** Collapses a stage, or opens it again. */
export function toggleStage(id: string, collapsed: readonly string[]): void {
  const next = collapsed.includes(id) ? collapsed.filter((other) => other !== id) : [...collapsed, id];
  go({ collapsed: next }, { replace: true });
}

interface ShowMenuProps {
  readonly graph: Graph;
  readonly coverage: CoverageFile;
}

/** Which stages are drawn as one box each, and what lies over the picture. */
export function ShowMenu({ graph, coverage }: ShowMenuProps) {
  const { lang, t } = useTexts();
  const { collapsed } = useRoute();
  const stages = collapsibleRegions(graph);
  const all = stages.map(({ id }) => id);
  return (
    <>
      <button type="button" className="button small" popoverTarget="show-menu">
        {t.reading.show}
        {collapsed.length > 0 ? <span className="count">{collapsed.length}</span> : null}
      </button>
      <div id="show-menu" popover="auto" className="show-menu">
        <h2>{t.reading.stagesTitle}</h2>
        {stages.map(({ id, label, number }) => (
          <label key={id}>
            <input
              type="checkbox"
              checked={collapsed.includes(id)}
              onChange={() => toggleStage(id, collapsed)}
            />
            {number === null ? '' : `${number} `}
            {textIn(label, lang)}
          </label>
        ))}
        <div className="show-menu-all">
          <button
            type="button"
            className="button small"
            onClick={() => go({ collapsed: all }, { replace: true })}
          >
            {t.reading.collapseAll}
          </button>
          <button
            type="button"
            className="button small"
            onClick={() => go({ collapsed: [] }, { replace: true })}
          >
            {t.reading.expandAll}
          </button>
        </div>
        <button type="button" className="button small" onClick={() => go({ reading: 'compare' })}>
          {t.reading.compare}
        </button>
        <h2>{t.reading.measured}</h2>
        <CoverageControl file={coverage} />
      </div>
    </>
  );
}
