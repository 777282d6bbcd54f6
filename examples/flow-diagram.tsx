import { definition } from '@conexion/machines';
import { FlowDiagram, type FlowElement, type Highlight, type Overlay } from '@conexion/visualizer';
import { useState } from 'react';

const machine = definition();

/** Where two cases are, and the way that the first came. */
const cases: readonly Highlight[] = [
  {
    current: 'autorizacion.cotizacion',
    visitedStates: ['aperturaDeAsistencia', 'autorizacion.explicacion'],
    visitedEdges: [
      'aperturaDeAsistencia>autorizacion.explicacion',
      'autorizacion.explicacion>autorizacion.cotizacion',
    ],
  },
  { current: 'monitoreo' },
];

/** How long cases stay, from 0 (no time) to 1 (the longest), with the words that stand beside it. */
const overlay: Overlay = {
  title: 'Median time',
  scale: 'heat',
  values: {
    'autorizacion.cotizacion': { value: 0.8, text: '42 min' },
    monitoreo: { value: 1, text: '58 min' },
  },
};

/** The flow with swimlanes, monitoreo as one box, two cases on it and their times over it. */
export function Flow() {
  const [picked, setPicked] = useState<FlowElement | null>(null);
  const drawing = { lang: 'en', view: 'lanes', collapsed: ['monitoreo'] } as const;
  return (
    <>
      <FlowDiagram machine={machine} {...drawing} {...{ highlight: cases, overlay }} onSelect={setPicked} />
      <p>{picked ? `${picked.kind} ${picked.id}` : 'Nothing is picked'}</p>
    </>
  );
}
