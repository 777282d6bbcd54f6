import { createExternalStore } from '../external-store.ts';

type Connection = 'unknown' | 'online' | 'offline';

/** Whether the service answers, as the last request saw it. */
export const connectionStore = createExternalStore<Connection>('unknown');
