import type { AnyDefinition } from '@conexion/machines';
import { collapsibleRegions, type Graph } from '@conexion/visualizer';
import { type Drawn, isFlowPart } from '../diagram/element-facts.ts';
import { ElementPanel } from '../diagram/element-panel.tsx';
import { PickedPanel } from '../diagram/picked-panel.tsx';
import { useTexts } from '../i18n/language.ts';
import type { Route } from '../route/route.ts';
import { useRoute } from '../route/use-route.ts';
import type { Implementers } from './implementers.ts';
import { ImplementersPanel } from './implementers-panel.tsx';
import { toggleStage } from './show-menu.tsx';

interface DetailPanelProps {
  readonly picked: NonNullable<Route['element']>;
  readonly found: Implementers | null;
  readonly graph: Graph;
  readonly drawn: Drawn;
  readonly definition: AnyDefinition;
}

/** What is picked, in words, beside the picture. */
export function DetailPanel({ picked, found, graph, drawn, definition }: DetailPanelProps) {
  const { t } = useTexts();
  const { collapsed } = useRoute();
  const isStage = picked.kind === 'state' && collapsibleRegions(graph).some(({ id }) => id === picked.id);
  return (
    <aside className="detail" aria-label={t.reading.detail} aria-live="polite">
      {isFlowPart(picked) ? (
        <ElementPanel part={picked} layout={drawn} definition={definition} isPicked />
      ) : (
        <PickedPanel id={picked.id}>
          {found ? <ImplementersPanel picked={picked} found={found} /> : <p>{t.reading.nothing}</p>}
        </PickedPanel>
      )}
      {isStage ? (
        <button type="button" className="button small" onClick={() => toggleStage(picked.id, collapsed)}>
          {collapsed.includes(picked.id) ? t.reading.expandThis : t.reading.collapseThis}
        </button>
      ) : null}
    </aside>
  );
}
