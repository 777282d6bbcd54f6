import { createStore, delMany, entries, promisifyRequest } from 'idb-keyval';
import { createExternalStore } from '../external-store.ts';
import { sessionStore } from '../session/session.ts';
import { isFresh, type KeptDraft } from './kept-draft.ts';

export interface Drafts {
  /** Null until a person has signed in and their drafts have been read. */
  readonly person: string | null;
  /** By the name of the form: the case and the step. */
  readonly byName: ReadonlyMap<string, KeptDraft>;
}

const signedOut: Drafts = { person: null, byName: new Map() };

/** The drafts of the person who uses the page, and of no other. */
export const draftsStore = createExternalStore<Drafts>(signedOut);

// Opened when first needed. Where a browser keeps nothing, drafts last as long as the page.
const database = () => createStore('conexion', 'drafts');
let opened: ReturnType<typeof database> | undefined;
const stored = () => (opened ??= database());
const quietly = (work: Promise<unknown>): Promise<void> =>
  work.then(
    () => undefined,
    () => undefined,
  );

/** A browser that does not open its database must not keep the page closed. */
const patience = 2_000;

const keyOf = (person: string, name: string): string => JSON.stringify([person, name]);

/** Keeps a draft of the person; null deletes it. */
export function keepDraft(name: string, kept: KeptDraft | null): void {
  const { person, byName } = draftsStore.get();
  if (person === null) return;
  const next = new Map(byName);
  if (kept) next.set(name, kept);
  else next.delete(name);
  draftsStore.set({ person, byName: next });
  const key = keyOf(person, name);
  void quietly(kept ? putAtOnce(key, kept) : delMany([key], stored()));
}

/** Commits without waiting for the page, which may end at the next moment. */
const putAtOnce = (key: string, kept: KeptDraft): Promise<unknown> =>
  stored()('readwrite', (store) => {
    store.put(kept, key);
    const done = promisifyRequest(store.transaction);
    store.transaction.commit();
    return done;
  });

/** Reads what a person left, in this window or another, and deletes what is older than a day. */
async function readDrafts(person: string): Promise<Drafts['byName']> {
  const byName = new Map<string, KeptDraft>();
  const old: string[] = [];
  for (const [key, kept] of await entries<string, KeptDraft>(stored())) {
    const [owner, name] = JSON.parse(key) as [string, string];
    if (!isFresh(kept, Date.now())) old.push(key);
    else if (owner === person) byName.set(name, kept);
  }
  await delMany(old, stored());
  return byName;
}

async function forgetDrafts(person: string): Promise<void> {
  const keys = (await entries<string, KeptDraft>(stored())).map(([key]) => key);
  await delMany(
    keys.filter((key) => (JSON.parse(key) as [string, string])[0] === person),
    stored(),
  );
}

/**
 * Follows the session: shows a person their own drafts, keeps them while an expired session is
 * renewed, and deletes them at sign-out. Returns what ends that.
 */
export function followSession(): () => void {
  let current: string | null = null;
  const look = () => {
    const { session, lost } = sessionStore.get();
    const person = (session ?? lost)?.user ?? null;
    if (person === current) return;
    const left = current;
    current = person;
    draftsStore.set(signedOut);
    // Another person takes over a page whose session was lost or changed: that is no sign-out.
    if (left !== null && person === null) void quietly(forgetDrafts(left));
    if (person !== null) void open(person);
  };
  const open = async (person: string) => {
    const none: Drafts['byName'] = new Map();
    const tooLate = new Promise<typeof none>((resolve) => setTimeout(resolve, patience, none));
    const byName = await Promise.race([readDrafts(person).catch(() => none), tooLate]);
    if (current === person) draftsStore.set({ person, byName });
  };
  look();
  return sessionStore.subscribe(look);
}
