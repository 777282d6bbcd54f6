import { flushSync } from 'react-dom';
import { createExternalStore, useStore } from '../external-store.ts';

const printing = createExternalStore(false);

// The browser takes what stands in the document when these listeners return.
globalThis.addEventListener?.('beforeprint', () => flushSync(() => printing.set(true)));
globalThis.addEventListener?.('afterprint', () => flushSync(() => printing.set(false)));

/** Whether the page is being printed. */
export const usePrinting = (): boolean => useStore(printing);
