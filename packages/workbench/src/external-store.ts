import { useSyncExternalStore } from 'react';

/** A value of the whole page, outside of React. */
export interface ExternalStore<T> {
  get(): T;
  set(next: T): void;
  /** Calls the listener after every change; returns what ends that. */
  subscribe(listener: () => void): () => void;
}

export function createExternalStore<T>(first: T): ExternalStore<T> {
  let current = first;
  const listeners = new Set<() => void>();
  return {
    get: () => current,
    set(next) {
      if (next === current) return;
      current = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The value now; the component renders again when it changes. */
export const useStore = <T>({ subscribe, get }: ExternalStore<T>): T => useSyncExternalStore(subscribe, get);
