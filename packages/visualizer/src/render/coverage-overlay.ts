import { textIn } from '@conexion/machines';
import type { Layout } from '../layout/layout.ts';
import { words } from '../layout/words.ts';
import type { Overlay, OverlayValue } from './overlay.ts';

/**
 * How often something was walked: states by their path, transitions by their id. What `npm run qa`
 * writes.
 */
export interface CoverageCounts {
  states: Readonly<Record<string, number>>;
  transitions: Readonly<Record<string, number>>;
}

/** The counts in a coverage file; null for any other file. */
export function parseCoverage(text: string): CoverageCounts | null {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof file !== 'object' || file === null || !('states' in file && 'transitions' in file)) return null;
  const { states, transitions } = file;
  return isCounts(states) && isCounts(transitions) ? { states, transitions } : null;
}

const isCounts = (value: unknown): value is Record<string, number> =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every((count) => typeof count === 'number' && Number.isFinite(count) && count >= 0);

/**
 * The counts as an overlay of a layout: an arrow has those of all its transitions, a collapsed
 * stage those of all its states. Walks pass some arrows a thousand times as often as others, so
 * that the scale is logarithmic.
 */
export function coverageOverlay({ states, transitions }: CoverageCounts, layout: Layout): Overlay {
  const sum = (counts: Iterable<number>) => [...counts].reduce((total, count) => total + count, 0);
  const within = (id: string) =>
    Object.entries(states).flatMap(([path, count]) =>
      path === id || path.startsWith(`${id}.`) ? [count] : [],
    );
  const counts = new Map<string, number>([
    ...layout.states.map(({ id }) => [id, sum(within(id))] as const),
    ...[...layout.edges, ...layout.records].map(
      (arrow) => [arrow.id, sum(arrow.transitions.map((id) => transitions[id] ?? 0))] as const,
    ),
  ]);
  const most = Math.log1p(Math.max(1, ...counts.values()));
  const measureOf = (count: number): OverlayValue => ({
    value: Math.log1p(count) / most,
    text: compact(count),
    title: titleOf(count, layout.lang),
  });
  return {
    title: textIn(words.coverage, layout.lang),
    scale: 'coverage',
    values: Object.fromEntries([...counts].map(([id, count]) => [id, measureOf(count)])),
  };
}

const titleOf = (count: number, lang: string): string =>
  count === 0 ? textIn(words.neverWalked, lang) : `${textIn(words.walked, lang)}: ${count}`;

/** Within five characters: `950`, `12k`, `3.4M`. */
function compact(count: number): string {
  if (count < 10_000) return `${count}`;
  if (count < 1_000_000) return `${Math.floor(count / 1_000)}k`;
  return `${Math.floor(count / 100_000) / 10}M`;
}
