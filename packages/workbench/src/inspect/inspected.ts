/** What an app under inspection sends, as the service forwards it. */
export type Inspection =
  | {
      readonly type: '@xstate.actor';
      readonly sessionId: string;
      readonly name: string;
      readonly parentId?: string | null;
      readonly createdAt: string;
      readonly definition?: string;
      readonly snapshot?: unknown;
    }
  | {
      readonly type: '@xstate.event';
      readonly sessionId: string;
      readonly sourceId?: string | null;
      readonly createdAt: string;
      readonly event: InspectedEvent;
    }
  | {
      readonly type: '@xstate.snapshot';
      readonly sessionId: string;
      readonly createdAt: string;
      readonly event: InspectedEvent;
      readonly snapshot?: unknown;
    };

export interface InspectedEvent {
  readonly type: string;
  readonly [field: string]: unknown;
}

export type News =
  | { readonly kind: 'inspection'; readonly app: string; readonly inspection: Inspection }
  | { readonly kind: 'left'; readonly app: string };

/** An event that reached an actor. */
export interface Received {
  readonly number: number;
  readonly at: number;
  /** The session of the sender; null where the event came from outside. */
  readonly from: string | null;
  readonly event: InspectedEvent;
}

/** A move from a place to a place, as the trail on a picture wants it. */
export interface InspectedMove {
  readonly kind: 'event' | 'opening';
  readonly type: string;
  readonly from: string | null;
  readonly to: string;
}

export interface Actor {
  /** Of this actor among all: `app/session`. */
  readonly key: string;
  readonly app: string;
  readonly sessionId: string;
  readonly name: string;
  readonly parentKey: string | null;
  readonly createdAt: string;
  /** The configuration of the machine as JSON text; null for an actor that is not a machine. */
  readonly definition: string | null;
  readonly status: string;
  /** The dotted paths of the innermost states it is in. */
  readonly states: readonly string[];
  readonly context: unknown;
  /** Latest last. */
  readonly received: readonly Received[];
  readonly moves: readonly InspectedMove[];
  /** Whether its app is still connected. */
  readonly isHere: boolean;
}

export type Actors = ReadonlyMap<string, Actor>;

const most = { actors: 300, received: 200, moves: 300 };

/** The actors after some news. */
export function informed(actors: Actors, news: readonly News[]): Actors {
  const next = new Map(actors);
  for (const one of news) {
    if (one.kind === 'left') leave(next, one.app);
    else tell(next, one.app, one.inspection);
  }
  return trimmed(next);
}

function leave(actors: Map<string, Actor>, app: string): void {
  for (const [key, actor] of actors) if (actor.app === app) actors.set(key, { ...actor, isHere: false });
}

function tell(actors: Map<string, Actor>, app: string, inspection: Inspection): void {
  const { sessionId } = inspection;
  const key = `${app}/${sessionId}`;
  const known = actors.get(key);
  switch (inspection.type) {
    case '@xstate.actor': {
      // After a reconnection the service sends the same actor again: its history stays.
      const isSame = known?.createdAt === inspection.createdAt;
      actors.set(key, isSame && known ? { ...known, isHere: true } : begun(app, inspection));
      return;
    }
    case '@xstate.event':
      if (known) actors.set(key, receiving(known, inspection));
      return;
    case '@xstate.snapshot':
      if (known) actors.set(key, moved(known, inspection));
      return;
  }
}

function begun(app: string, inspection: Extract<Inspection, { type: '@xstate.actor' }>): Actor {
  const { sessionId, name, parentId, createdAt, definition, snapshot } = inspection;
  return {
    key: `${app}/${sessionId}`,
    app,
    sessionId,
    name,
    parentKey: parentId ? `${app}/${parentId}` : null,
    createdAt,
    definition: definition !== undefined && isMachine(definition) ? definition : null,
    ...read(snapshot),
    received: [],
    moves: [],
    isHere: true,
  };
}

function receiving(
  actor: Actor,
  { createdAt, sourceId, event }: Extract<Inspection, { type: '@xstate.event' }>,
): Actor {
  const number = (actor.received.at(-1)?.number ?? 0) + 1;
  const one: Received = { number, at: Number(createdAt), from: sourceId ?? null, event };
  return { ...actor, received: [...actor.received, one].slice(-most.received) };
}

function moved(actor: Actor, { event, snapshot }: Extract<Inspection, { type: '@xstate.snapshot' }>): Actor {
  const now = read(snapshot);
  const [from = null, to] = [actor.states[0], now.states[0]];
  const move: InspectedMove | undefined =
    to === undefined
      ? undefined
      : { kind: 'event', type: event.type, from: event.type === 'xstate.init' ? null : from, to };
  return { ...actor, ...now, moves: move ? [...actor.moves, move].slice(-most.moves) : actor.moves };
}

function read(snapshot: unknown): Pick<Actor, 'status' | 'states' | 'context'> {
  const { status, value, context } = (
    typeof snapshot === 'object' && snapshot !== null ? snapshot : {}
  ) as Record<string, unknown>;
  return { status: typeof status === 'string' ? status : '', states: leavesOf(value), context };
}

/**
 * The innermost states of a state value, by their dotted paths: several where there are parallel
 * ones.
 */
export function leavesOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => {
    const within = leavesOf(child);
    return within.length === 0 ? [key] : within.map((path) => `${key}.${path}`);
  });
}

function isMachine(definition: string): boolean {
  try {
    const config: unknown = JSON.parse(definition);
    return typeof config === 'object' && config !== null && 'states' in config;
  } catch {
    return false;
  }
}

/** Where there are too many, actors whose app has disconnected are dropped first. */
function trimmed(actors: Map<string, Actor>): Actors {
  if (actors.size <= most.actors) return actors;
  const oldest = [...actors.values()].sort((a, b) => Number(a.isHere) - Number(b.isHere));
  for (const { key } of oldest.slice(0, actors.size - most.actors)) actors.delete(key);
  return actors;
}

/** Where an actor is, in few words: its states, and its status unless it is active. */
export const placeOf = ({ states, status }: Pick<Actor, 'states' | 'status'>): string =>
  [states.join(', '), ...(status === 'active' && states.length > 0 ? [] : [status])]
    .filter(Boolean)
    .join(' · ');
