import { createExternalStore } from '../external-store.ts';
import { continued, type ScriptItem } from './script.ts';
import type { Linked } from './script-link.ts';

/**
 * The simulation under way; null before there is one. It outlives a visit to another place of the
 * page.
 */
export const simulationStore = createExternalStore<Linked | null>(null);

/** Goes to a place of the script: what was played after it can be played again. */
export function goToStep(played: number): void {
  const current = simulationStore.get();
  if (current === null) return;
  simulationStore.set({ ...current, played: Math.min(Math.max(played, 1), current.script.items.length) });
}

/** Plays what is done now, in place of what was still to come. */
export function playNext(item: ScriptItem): void {
  const current = simulationStore.get();
  if (current === null) return;
  const { script, played } = current;
  simulationStore.set({ script: continued(script, played, item), played: played + 1 });
}
