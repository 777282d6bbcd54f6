import {
  type CoverageCounts,
  coverageOverlay,
  type Layout,
  type Overlay,
  parseCoverage,
} from '@conexion/visualizer';
import { type DragEvent, useMemo, useState } from 'react';

export interface CoverageFile {
  readonly counts: CoverageCounts | null;
  /** Whether the last opened file was not a coverage file. */
  readonly isBad: boolean;
  open(file: File): Promise<void>;
  remove(): void;
}

/** A coverage file that was opened by hand. It stays in the page: nothing is sent anywhere. */
export function useCoverage(): CoverageFile {
  const [counts, setCounts] = useState<CoverageCounts | null>(null);
  const [isBad, setBad] = useState(false);
  return {
    counts,
    isBad,
    open: async (file) => {
      const read = parseCoverage(await file.text());
      setBad(read === null);
      if (read) setCounts(read);
    },
    remove: () => {
      setBad(false);
      setCounts(null);
    },
  };
}

export const useCoverageOverlay = (
  counts: CoverageCounts | null,
  layout: Layout | undefined,
): Overlay | undefined =>
  useMemo(() => (counts && layout ? coverageOverlay(counts, layout) : undefined), [counts, layout]);

/** What makes an element take a file that is dropped on it. */
export const dropOf = ({ open }: CoverageFile) => ({
  onDragOver: (event: DragEvent) => {
    if (event.dataTransfer.types.includes('Files')) event.preventDefault();
  },
  onDrop: (event: DragEvent) => {
    const file = event.dataTransfer.files[0];
    if (!file) return;
    event.preventDefault();
    void open(file);
  },
});
