import { definition } from '@conexion/machines';
import { type CoverageCounts, coverageOverlay, graphOf, layoutOf, svgOf } from '@conexion/visualizer';

/** The flow with how often walks passed each state and arrow. */
export function coverageDiagram(counts: CoverageCounts): string {
  const layout = layoutOf(graphOf(definition()), 'en', 'stages');
  const svg = svgOf(layout, { overlay: coverageOverlay(counts, layout) });
  return `<figure class="scroll" tabindex="0">${svg.slice(svg.indexOf('<svg'))}</figure>`;
}
