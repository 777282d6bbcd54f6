import { useSyncExternalStore } from 'react';
import type { Linked } from './script-link.ts';

// Outside of the component, so that it is still there after a visit to another place of the page.
let current: Linked | null = null;
const listeners = new Set<() => void>();

export function setSimulation(next: Linked | null): void {
  current = next;
  for (const listener of listeners) listener();
}

export const currentSimulation = (): Linked | null => current;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The simulation under way; null before there is one. */
export const useSimulation = (): Linked | null => useSyncExternalStore(subscribe, currentSimulation);

/** Goes to a place of the script: what was played after it can be played again. */
export function goToStep(played: number): void {
  if (current === null) return;
  setSimulation({ ...current, played: Math.min(Math.max(played, 1), current.script.items.length) });
}
