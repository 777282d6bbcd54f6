import type { Layout } from './layout.ts';

/** An entry of the bitácora, as far as the picture is concerned. */
export interface Passage {
  from: string | null;
  to: string | null;
  event: string | null;
}

/**
 * The id of the arrow that an entry of the bitácora passed, or of the record that it made; null for
 * an entry that is not an event of the machine. An arrow that leaves a region stands for all its
 * states.
 */
export function edgeOf(
  { edges, records }: Pick<Layout, 'edges' | 'records'>,
  passage: Passage,
): string | null {
  const { from, to, event } = passage;
  if (from === null || to === null || event === null) return null;
  const leaves = ({ source }: { source: string }) => source === from || from.startsWith(`${source}.`);
  const found = [
    ...edges.filter((edge) => edge.target === to && edge.events.includes(event) && leaves(edge)),
    ...(from === to ? records.filter((record) => record.event === event && leaves(record)) : []),
  ];
  // The machine asks the innermost state first.
  return found.sort((a, b) => b.source.length - a.source.length)[0]?.id ?? null;
}
