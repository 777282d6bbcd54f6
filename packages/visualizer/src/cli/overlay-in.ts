import type { Layout } from '../layout/layout.ts';
import { coverageOverlay, parseCoverage } from '../render/coverage-overlay.ts';
import type { Overlay } from '../render/overlay.ts';
import { textOf, Unreadable } from './input.ts';

/** A coverage file to be laid over a picture. @throws {Unreadable} where it cannot be read or is none. */
export async function overlayIn(file: string, layout: Layout): Promise<Overlay> {
  const counts = parseCoverage(await textOf(file));
  if (counts) return coverageOverlay(counts, layout);
  throw new Unreadable(`${file} is no coverage file: { "states": …, "transitions": … } is expected`);
}
