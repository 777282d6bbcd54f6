import type { Inspection } from './inspection.ts';

/**
 * What viewers receive. `app` distinguishes the connections: two programs may name their actors
 * alike.
 */
export type News =
  | { kind: 'inspection'; app: string; inspection: Inspection }
  /** An app has disconnected, and its actors with it. */
  | { kind: 'left'; app: string };

export interface Limits {
  /** The most connections at a time. */
  apps: number;
  /**
   * The most characters kept of one app: its actors and their snapshots; the oldest are dropped.
   */
  remembered: number;
}

export interface App {
  id: string;
  tell(inspection: Inspection): void;
  leave(): void;
}

export interface Relay {
  /** Null at the limit. */
  join(): App | null;
  /**
   * Receives every message from now on. Returns the messages so far, and a function that ends it.
   */
  watch(listener: (news: News) => void): { sofar: News[]; stop(): void };
}

interface Remembered {
  actor: Inspection | null;
  snapshot: Inspection | null;
  size: number;
}

/**
 * Passes the messages of apps under inspection on to viewers. Nothing is stored: the actors of each
 * connected app and their latest snapshots stay in memory, for viewers that come later.
 */
export function createRelay(limits: Limits): Relay {
  const apps = new Map<string, Map<string, Remembered>>();
  const listeners = new Set<(news: News) => void>();
  let joined = 0;
  const publish = (news: News) => {
    for (const listener of listeners) listener(news);
  };
  return {
    join() {
      if (apps.size >= limits.apps) return null;
      joined += 1;
      const app = String(joined);
      const actors = new Map<string, Remembered>();
      apps.set(app, actors);
      return {
        id: app,
        tell(inspection) {
          remember(actors, inspection, limits.remembered);
          publish({ kind: 'inspection', app, inspection });
        },
        leave() {
          if (apps.delete(app)) publish({ kind: 'left', app });
        },
      };
    },
    watch(listener) {
      listeners.add(listener);
      const sofar = [...apps].flatMap(([app, actors]) =>
        [...actors.values()]
          .flatMap(({ actor, snapshot }) => [actor, snapshot])
          .filter((inspection) => inspection !== null)
          .map((inspection): News => ({ kind: 'inspection', app, inspection })),
      );
      return { sofar, stop: () => listeners.delete(listener) };
    },
  };
}

function remember(actors: Map<string, Remembered>, inspection: Inspection, most: number): void {
  if (inspection.type === '@xstate.event') return;
  const { sessionId } = inspection;
  const known = actors.get(sessionId) ?? { actor: null, snapshot: null, size: 0 };
  // An actor that is announced again starts without a snapshot.
  const next =
    inspection.type === '@xstate.actor'
      ? { actor: inspection, snapshot: null }
      : { actor: known.actor, snapshot: inspection };
  actors.set(sessionId, { ...next, size: JSON.stringify(next).length });
  let size = [...actors.values()].reduce((sum, actor) => sum + actor.size, 0);
  for (const [oldest, actor] of actors) {
    if (size <= most || actors.size === 1) return;
    actors.delete(oldest);
    size -= actor.size;
  }
}
