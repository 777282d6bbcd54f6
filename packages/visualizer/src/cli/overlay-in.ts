import type { Layout } from '../layout/layout.ts';
import { coverageOverlay, parseCoverage } from '../render/coverage-overlay.ts';
import type { Overlay } from '../render/overlay.ts';
import { textOf, Unreadable } from './input.ts';

/**
 * A coverage file to lay over a picture. @throws {Unreadable} where it cannot be read or is
 * invalid.
 */
export async function overlayIn(file: string, layout: Layout): Promise<Overlay> {
  const counts = parseCoverage(await textOf(file));
  if (counts) return coverageOverlay(counts, layout);
  throw new Unreadable(`${file} is not a coverage file: { "states": …, "transitions": … } is expected`);
}
