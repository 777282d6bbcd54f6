import { wholeOf } from '../layout/by-actor.ts';
import type { EdgeLayout, Layout } from '../layout/layout.ts';
import { EdgeFigure } from './edge-figure.tsx';
import type { FarView } from './far-card.ts';
import type { Occupancy, Traffic } from './highlight.ts';
import type { FlowElement } from './interaction.ts';
import type { Overlay } from './overlay.ts';
import { RecordFigure } from './record-figure.tsx';
import { StateFigure } from './state-figure.tsx';

interface Props {
  layout: Layout;
  lang: string;
  far: FarView | undefined;
  traffic: Traffic;
  overlay: Overlay | undefined;
  occupancy: Readonly<Record<string, Occupancy>> | undefined;
  selected: string | null;
  marked: readonly string[];
  /** The state that is pointed at. */
  pointed: string | null;
  onSelect?: (element: FlowElement | null) => void;
}

const paintOrder: readonly EdgeLayout['kind'][] = ['back', 'closure', 'forward', 'main'];

/** Arrows, states and records, with what cases, an overlay and the reader say of each. */
export function ElementFigures({ layout, lang, far, traffic, onSelect, ...said }: Props) {
  const { overlay, occupancy = traffic.occupancy, selected, marked, pointed } = said;
  const saidOf = (id: string) => ({
    measure: overlay?.values[id] ?? overlay?.values[wholeOf(id)],
    isSelected: id === selected,
    isMarked: marked.includes(wholeOf(id)),
    onSelect,
  });
  const lit = pointed ?? selected;
  const edges = layout.edges.map((edge) => {
    const { id, source, target } = edge;
    const isPicked = selected !== null && (id === selected || wholeOf(id) === selected);
    const isLit = far && lit !== null && (target === lit || lit === source || lit.startsWith(`${source}.`));
    const mark = traffic.marks.get(id) ?? traffic.marks.get(wholeOf(id));
    return { edge, ...saidOf(id), mark, isSelected: isPicked, isLit: isLit === true };
  });
  // Arrows share lanes: what matters more is painted over what matters less.
  const rank = ({ edge, isLit, isMarked, isSelected }: (typeof edges)[number]) =>
    paintOrder.indexOf(edge.kind) +
    (isLit ? 5 : 0) +
    (traffic.marks.has(edge.id) ? 10 : 0) +
    (isMarked ? 15 : 0) +
    (isSelected ? 20 : 0);
  return (
    <>
      {edges
        .sort((a, b) => rank(a) - rank(b))
        .map((figure) => (
          <EdgeFigure key={figure.edge.id} {...figure} />
        ))}
      {layout.states.map((state) => (
        <StateFigure
          key={state.id}
          state={state}
          {...saidOf(state.id)}
          isCurrent={traffic.current.has(state.id)}
          isVisited={traffic.visited.has(state.id)}
          lang={lang}
          count={occupancy[state.id]?.count ?? 0}
          overdue={occupancy[state.id]?.overdue ?? 0}
          far={far}
        />
      ))}
      {layout.records.map((record) => (
        <RecordFigure
          key={record.id}
          record={record}
          {...saidOf(record.id)}
          mark={traffic.marks.get(record.id)}
        />
      ))}
    </>
  );
}
