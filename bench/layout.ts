import { chartOfMachine } from '../packages/visualizer/src/graph/chart-of-machine.ts';
import { collapse, collapsibleRegions } from '../packages/visualizer/src/graph/collapse.ts';
import type { Graph } from '../packages/visualizer/src/graph/graph.ts';
import { graphOfChart } from '../packages/visualizer/src/graph/graph-of-chart.ts';
import type { ElkNode } from '../packages/visualizer/src/layout/elk-node.ts';
import { layoutPlacedBy } from '../packages/visualizer/src/layout/layout-placed-by.ts';
import { elkAlone } from '../packages/visualizer/test/layout/elk-alone.ts';
import { randomMachine } from '../packages/visualizer/test/machines/random.ts';
import { median } from './median.ts';

const rounds = 3;
/** How many times as long as elkjs alone a whole picture may take. */
const limit = 3;

/**
 * Lays out 200 random states, whole and by elkjs alone with the same boxes and arrows, by turns.
 * @throws where the whole takes more than three times as long
 */
export async function compareLayouts(): Promise<void> {
  const elk = await elkAlone();
  const graph = graphOfChart(chartOfMachine(randomMachine(7, 200)));
  const place = (root: ElkNode) => elk.layout(root);
  const given: ElkNode[] = [];
  const keeping = (root: ElkNode) => {
    given.push(structuredClone(root));
    return place(root);
  };
  await layoutPlacedBy(keeping, graph, 'en');
  const plain = plainly(given[0] as ElkNode, graph);

  const ratios: number[] = [];
  const [alone, whole]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    const copy = structuredClone(plain);
    alone.push(await timed(() => place(copy)));
    whole.push(await timed(() => layoutPlacedBy(place, graph, 'en')));
    ratios.push((whole.at(-1) ?? 0) / (alone.at(-1) ?? 1));
  }
  const ratio = median(ratios);
  const closed = collapse(
    graph,
    collapsibleRegions(graph).map(({ id }) => id),
  );
  console.log(
    `${graph.states.length} states, ${graph.edges.length} arrows: elkjs alone ${median(alone).toFixed(0)} ms, the picture ${median(whole).toFixed(0)} ms, ${ratio.toFixed(2)} times as long; collapsed, ${closed.states.length} boxes and ${closed.edges.length} arrows`,
  );
  if (ratio > limit) throw new Error(`the picture takes more than ${limit} times as long as elkjs alone`);
}

/** The same boxes and arrows without what orders them: each arrow from its source to its target. */
function plainly(root: ElkNode, { edges }: Graph): ElkNode {
  const known = new Set(edges.map(({ id }) => id));
  return {
    ...root,
    edges: (root.edges ?? [])
      .filter(({ id }) => known.has(id))
      .map((edge) =>
        edge.sources[0]?.startsWith('in ') ? { ...edge, sources: edge.targets, targets: edge.sources } : edge,
      ),
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
