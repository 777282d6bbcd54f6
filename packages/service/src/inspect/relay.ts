import { type Backlog, type BacklogLimits, createBacklog, frameOf, type News } from './backlog.ts';
import type { Inspection } from './inspection.ts';

export interface Limits {
  /** The most connections at a time. */
  apps: number;
  /** What is kept of one app, at most; the actors that have been silent longest are dropped. */
  ofApp: { actors: number; characters: number };
  /** What waits for one viewer, at most. */
  ofViewer: BacklogLimits;
}

export interface App {
  /** Distinguishes the connections: two programs may name their actors alike. */
  id: string;
  tell(inspection: Inspection): void;
  leave(): void;
}

/** What waits for a viewer: at first the actors so far. */
export interface Viewer extends Pick<Backlog, 'take' | 'isEmpty'> {
  stop(): void;
}

export interface Relay {
  /** Null at the limit. */
  join(): App | null;
  /** `onNews` is called for each message from now on. */
  watch(onNews: () => void): Viewer;
}

/** What is kept of an actor: the frames of its announcement and of its latest snapshot. */
interface Actor {
  announced: string;
  snapshot: string;
  current(): string;
}

const nothing: News['subject'] = { current: () => '' };

/**
 * Passes the messages of apps under inspection on to viewers. Nothing is stored: the actors of each
 * connected app and their latest snapshots stay in memory, for viewers that come later.
 */
export function createRelay(limits: Limits): Relay {
  const apps = new Map<string, ReturnType<typeof createActors>>();
  const viewers = new Set<(news: News) => void>();
  let joined = 0;
  const publish = (news: News) => {
    for (const tell of viewers) tell(news);
  };
  return {
    join() {
      if (apps.size >= limits.apps) return null;
      joined += 1;
      const app = String(joined);
      const actors = createActors(limits.ofApp);
      apps.set(app, actors);
      return {
        id: app,
        tell(inspection) {
          const frame = frameOf('inspection', { app, inspection });
          publish({ frame, subject: actors.remember(inspection, frame) });
        },
        leave() {
          if (!apps.delete(app)) return;
          actors.clear();
          const frame = frameOf('left', { app });
          publish({ frame, subject: { current: () => frame } });
        },
      };
    },
    watch(onNews) {
      const backlog = createBacklog(
        limits.ofViewer,
        [...apps.values()].flatMap((actors) => [...actors.all()]),
      );
      const tell = (news: News) => {
        backlog.add(news);
        onNews();
      };
      viewers.add(tell);
      return { ...backlog, stop: () => viewers.delete(tell) };
    },
  };
}

/** The actors of an app, the one that has been silent longest first. */
function createActors(most: Limits['ofApp']) {
  const actors = new Map<string, Actor>();
  let characters = 0;

  function drop(sessionId: string, actor: Actor): void {
    actors.delete(sessionId);
    characters -= actor.current().length;
    actor.announced = actor.snapshot = '';
  }

  return {
    all: () => actors.values(),
    clear() {
      for (const [sessionId, actor] of actors) drop(sessionId, actor);
    },
    /** Keeps what a later viewer needs; the actor that a message is about. */
    remember({ type, sessionId }: Inspection, frame: string): News['subject'] {
      const known = actors.get(sessionId);
      if (type === '@xstate.event') return known ?? nothing;
      // An actor that is announced again starts without a snapshot.
      const announced = type === '@xstate.actor' ? frame : (known?.announced ?? '');
      const snapshot = type === '@xstate.snapshot' ? frame : '';
      const actor = known ?? createActor();
      if (known) drop(sessionId, known);
      Object.assign(actor, { announced, snapshot });
      actors.set(sessionId, actor);
      characters += actor.current().length;
      for (const [oldest, silent] of actors) {
        if (actors.size <= most.actors && characters <= most.characters) break;
        if (silent !== actor) drop(oldest, silent);
      }
      return actor;
    },
  };
}

const createActor = (): Actor => ({
  announced: '',
  snapshot: '',
  current() {
    return this.announced + this.snapshot;
  },
});
