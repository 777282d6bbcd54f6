import type { AnyDefinition } from '@conexion/machines';
import {
  collapse,
  type FlowElement,
  type Graph,
  graphOf,
  type Layout,
  type LayoutView,
  layoutOf,
  standIn,
} from '@conexion/visualizer';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { definitionQuery } from '../api/queries.ts';
import { ComparePlace } from '../compare/compare-place.tsx';
import type { Drawn } from '../diagram/element-facts.ts';
import { FlowPreview } from '../diagram/flow-preview.tsx';
import { FlowViewport, type Pointed } from '../diagram/flow-viewport.tsx';
import { useLayout } from '../diagram/load-layout.ts';
import { type FollowedCase, useHighlight, usePickedCase } from '../diagram/use-highlight.ts';
import { useTexts } from '../i18n/language.ts';
import { go, useRoute } from '../route/use-route.ts';
import { usePrinting } from '../ui/use-printing.ts';
import { DetailPanel } from './detail-panel.tsx';
import { FlowList } from './flow-list.tsx';
import { implementersOf, markedBy } from './implementers.ts';
import { PrintedFlow } from './printed-flow.tsx';
import { ReadingTools } from './reading-tools.tsx';
import { toggleStage } from './show-menu.tsx';
import { shownHighlight } from './shown-highlight.ts';
import { dropOf, useCoverage, useCoverageOverlay } from './use-coverage.ts';
import './reading-place.css';

/**
 * Where the flow is read: the whole of Annex I by stages, by lanes or as a list, and beside it what
 * is picked.
 */
export function ReadingPlace() {
  const { lang, t } = useTexts();
  const { reading } = useRoute();
  const { data: definition } = useQuery(definitionQuery(lang));
  const view = reading === 'lanes' ? 'lanes' : 'stages';
  const { layout: whole, isError } = useLayout(view);
  const graph = useMemo(() => definition && graphOf(definition), [definition]);
  if (!(whole && definition && graph)) {
    return <p className="empty">{isError ? t.flow.unavailable : t.loading}</p>;
  }
  if (reading === 'compare') return <ComparePlace served={definition} />;
  return <Reading {...{ definition, graph, whole, view, lang }} />;
}

interface ReadingProps {
  readonly definition: AnyDefinition;
  readonly graph: Graph;
  /** The layout of the whole, as it was computed with the page. */
  readonly whole: Layout;
  readonly view: LayoutView;
  readonly lang: string;
}

function Reading(props: ReadingProps) {
  const { definition, graph, view, lang } = props;
  const { element, reading, collapsed } = useRoute();
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const coverage = useCoverage();
  const followed = usePickedCase();
  const { shown, highlight, marked, drawn, selected, found } = useDrawn(props, followed);
  const overlay = useCoverageOverlay(coverage.counts, shown.layout);
  // The same at every rendering: what is pointed at changes often, and does not draw the picture
  // again.
  const toggle = useCallback((region: string) => toggleStage(region, collapsed), [collapsed]);
  const tools = <ReadingTools graph={graph} definition={definition} coverage={coverage} />;
  const preview = pointed && pointed.part.id !== selected ? pointed.part : null;
  const isOnSheets = usePrinting() && reading !== 'list';
  return (
    <div className="reading" data-sheets={isOnSheets ? '' : undefined} {...dropOf(coverage)}>
      {isOnSheets ? (
        <PrintedFlow graph={shown.graph} {...{ view, lang, highlight, selected, marked, overlay }} />
      ) : null}
      <div className="flow">
        {reading === 'list' ? (
          <>
            <div className="flow-bar">{tools}</div>
            <FlowList graph={shown.graph} marked={selected ? [...marked, selected] : marked} />
          </>
        ) : (
          <>
            <FlowViewport
              layout={shown.layout}
              highlight={highlight}
              followed={followed?.id ?? null}
              selected={selected}
              marked={marked}
              overlay={overlay}
              tools={tools}
              onPick={pick}
              onToggle={toggle}
              onPoint={setPointed}
            />
            <FlowPreview
              pointed={element ? null : preview}
              isHigh={pointed?.isLow === true}
              layout={drawn}
              definition={definition}
            />
          </>
        )}
      </div>
      {element ? (
        <DetailPanel picked={element} found={found} graph={graph} drawn={drawn} definition={definition} />
      ) : null}
    </div>
  );
}

/** What is drawn: a collapsed stage is one box, which stands in for all that is in it. */
function useDrawn({ definition, graph, whole, view, lang }: ReadingProps, followed: FollowedCase | null) {
  const { element, collapsed } = useRoute();
  const shown = useMemo(() => {
    if (collapsed.length === 0) return { graph, layout: whole };
    const part = collapse(graph, collapsed);
    return { graph: part, layout: layoutOf(part, lang, view) };
  }, [graph, whole, collapsed, lang, view]);
  const way = useHighlight(whole, followed);
  const found = useMemo(
    () => (element ? implementersOf(element, graph, definition) : null),
    [element, graph, definition],
  );
  const shownAs = useMemo(() => standIn(graph, collapsed), [graph, collapsed]);
  const highlight = useMemo(
    () => (collapsed.length === 0 ? way : shownHighlight(way, shownAs)),
    [way, collapsed, shownAs],
  );
  const marked = useMemo(() => (found ? [...new Set(markedBy(found).map(shownAs))] : []), [found, shownAs]);
  const drawn = useMemo(() => drawnOf(graph, shown.graph), [graph, shown.graph]);
  return { shown, highlight, marked, drawn, selected: element && shownAs(element.id), found };
}

const pick = (element: FlowElement | null): void => go({ element }, { replace: true });

/**
 * The arrows of the whole and, where stages are collapsed, those that stand for several of them.
 */
function drawnOf(whole: Graph, shown: Graph): Drawn {
  const transitionsOf = ({ ways }: { ways: readonly { transition: string }[] }) =>
    ways.map(({ transition }) => transition);
  const known = new Set(whole.edges.map(({ id }) => id));
  const edges = [...whole.edges, ...shown.edges.filter(({ id }) => !known.has(id))];
  return {
    edges: edges.map(({ steps, ...edge }) => ({ ...edge, transitions: steps.flatMap(transitionsOf) })),
    records: whole.records.map(({ step, ...record }) => ({ ...record, transitions: transitionsOf(step) })),
  };
}
