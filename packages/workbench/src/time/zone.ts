import { createContext, useContext } from 'react';
import { browserZone } from './zoned-time.ts';

/**
 * The clock by which times are shown and typed: that of the case's place where there is a case,
 * else the reader's.
 */
export const ZoneContext = createContext(browserZone());
export const useZone = (): string => useContext(ZoneContext);
