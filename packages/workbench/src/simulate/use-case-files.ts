import { type DragEvent, useState } from 'react';
import { CaseFileError, readCase } from './read-case.ts';
import { instantOf } from './script.ts';
import { simulationStore } from './simulation-store.ts';

/**
 * Opens scripted cases: from a file that is chosen or dropped. A case begins at its opening, all
 * its steps to come.
 */
export function useCaseFiles() {
  const [failure, setFailure] = useState<CaseFileError | null>(null);
  const open = async (file: Blob | undefined) => {
    if (!file) return;
    try {
      const script = readCase(await file.text(), new Date(instantOf(Date.now())));
      simulationStore.set({ script, played: 1 });
      setFailure(null);
    } catch (error) {
      if (!(error instanceof CaseFileError)) throw error;
      setFailure(error);
    }
  };
  return {
    failure,
    open,
    /** For an element on which files may be dropped. */
    target: {
      onDragOver: (event: DragEvent) => event.preventDefault(),
      onDrop: (event: DragEvent) => {
        event.preventDefault();
        void open(event.dataTransfer.files[0]);
      },
    },
  };
}
