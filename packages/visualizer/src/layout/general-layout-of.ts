import type { Graph } from '../graph/graph.ts';
import type { Layout } from './layout.ts';
import { layoutPlacedBy } from './layout-placed-by.ts';

/**
 * The picture of any machine's graph, placed by elkjs in this thread. The same graph and language
 * give the same layout. It takes a second or two for a hundred states and is not for a page.
 */
export async function generalLayoutOf(graph: Graph, lang: string): Promise<Layout> {
  // The bundled file: the entry of elkjs requires a package that is not installed with it, and
  // bundlers stop at that.
  const { default: elk } = await import('elkjs/lib/elk.bundled.js');
  return layoutPlacedBy((whole) => new elk.default().layout(whole), graph, lang);
}
