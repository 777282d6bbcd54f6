import type { By } from '@conexion/machines';
import { LRUCache } from 'lru-cache';
import type { Clock } from './deps.ts';
import { fold } from './fold.ts';
import type { KnownPerson, SeenPerson } from './known-person.ts';
import type { Page, PageQuery } from './queries.ts';
import type { Store } from './store.ts';

export interface People {
  /** Takes note of a caller; it writes nothing. */
  see(by: By): void;
  /** Writes who was seen since the last time. */
  write(): Promise<void>;
  /** Those who may be handed work, by id; `text` is a part of a name or of an id. */
  list(query: PageQuery & { text?: string | undefined }): Promise<Page<KnownPerson>>;
}

const precisionMilliseconds = 60_000;
const remembered = 10_000;

/**
 * The people whom the service knows: its callers, and those that the company lists. A caller is
 * written once a minute at most, or when the name or the role has changed.
 */
export function createPeople(
  store: Pick<Store, 'people' | 'seePeople'>,
  clock: Clock,
  listed: readonly By[] = [],
): People {
  const latest = new LRUCache<string, SeenPerson>({ max: remembered });
  const unwritten = new Map<string, SeenPerson>();

  return {
    see({ id, name = null, role }) {
      const now = clock();
      const known = latest.get(id);
      const isCurrent =
        known?.name === name &&
        known.role === role &&
        Date.parse(now) - Date.parse(known.lastSeenAt) < precisionMilliseconds;
      if (isCurrent) return;
      const person = { id, name, role, lastSeenAt: now };
      latest.set(id, person);
      unwritten.set(id, person);
    },
    async write() {
      const people = [...unwritten.values()];
      if (people.length === 0) return;
      await store.seePeople(people);
      // Who was seen again meanwhile is written the next time.
      for (const person of people) if (unwritten.get(person.id) === person) unwritten.delete(person.id);
    },
    async list({ text = '', limit, cursor = '' }) {
      const known = new Map<string, KnownPerson>();
      for (const { id, name = null, role } of listed) known.set(id, { id, name, role, lastSeenAt: null });
      // Taken before the store is read: who is written meanwhile would be in neither.
      const recent = [...unwritten.values()];
      for (const person of [...(await store.people()), ...recent])
        known.set(person.id, { ...person, name: person.name ?? known.get(person.id)?.name ?? null });
      const sought = fold(text);
      const found = [...known.values()]
        // An analista sends nothing.
        .filter(({ id, role }) => role !== 'analista' && id > cursor)
        .filter(({ id, name }) => fold(id).includes(sought) || fold(name ?? '').includes(sought))
        .sort((a, b) => (a.id < b.id ? -1 : 1));
      const items = found.slice(0, limit);
      return { items, nextCursor: found.length > limit ? (items.at(-1)?.id ?? null) : null };
    },
  };
}
