import type { ElkNode } from '../../src/layout/elk-node.ts';

/** The engine that places other machines, without anything of ours around it. */
export async function elkAlone(): Promise<{ layout(root: ElkNode): Promise<ElkNode> }> {
  const { default: elk } = await import('elkjs/lib/elk.bundled.js');
  return new elk.default();
}
