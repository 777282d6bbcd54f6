import { createContext, useContext } from 'react';

/**
 * The present where a case is worked on, in milliseconds: the reader's, or that of a simulation.
 */
export const ClockContext = createContext<() => number>(Date.now);
export const useClock = (): (() => number) => useContext(ClockContext);
