import type { Layout } from '../layout/layout.ts';
import { type FarView, farPanel } from './far-card.ts';
import { LaneFigure } from './lane-figure.tsx';
import { RegionFigure } from './region-figure.tsx';
import { TextLines } from './text-lines.tsx';

interface Props {
  layout: Layout;
  lang: string;
  far: FarView | undefined;
  onToggle?: (region: string) => void;
}

/** What states, arrows and records stand on: lanes, regions, cards and panels. */
export function GroundFigure({ layout, lang, far, onToggle }: Props) {
  return (
    <>
      {layout.lanes.map((lane) => (
        <LaneFigure key={lane.actor} lane={lane} far={far} />
      ))}
      {layout.regions.map((region) => (
        <RegionFigure key={region.id} region={region} lang={lang} far={far} onToggle={onToggle} />
      ))}
      {layout.states.map(({ id, card: { x, y, width, height } }) => (
        <rect key={id} className="card" x={x} y={y} width={width} height={height} rx={7} />
      ))}
      {layout.panels.map((panel) => (
        <g key={panel.id}>
          <rect className="panel" {...panel.box} rx={7} />
          <TextLines lines={far ? farPanel(panel, far) : panel.lines} className="panel-title" />
        </g>
      ))}
    </>
  );
}
