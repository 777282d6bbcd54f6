/** Whether the service answers, as the last request saw it. */
export type Connection = 'unknown' | 'online' | 'offline';

const listeners = new Set<() => void>();
let current: Connection = 'unknown';

export const currentConnection = (): Connection => current;

export function reportConnection(next: Connection): void {
  if (next === current) return;
  current = next;
  for (const listener of listeners) listener();
}

export function subscribeToConnection(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
