import { createHost } from './host.ts';

/** The host of the standard machine. The functions below are its own. */
export const standardHost = createHost();

/** Opens an asistencia. Throws `InputError`. */
export const openAsistencia = standardHost.open;

/** What an event leads to: the next snapshot and its effects, or every reason against it. Never throws for an event. */
export const decide = standardHost.decide;

/** As `decide`, for an event that was checked already: one that `stamp` made of what `parseEventRequest` gave. */
export const decideParsed = standardHost.decideParsed;

/** Every reason against an event; none if it would be accepted. Changes nothing. */
export const explain = standardHost.explain;

/** The events that `by` could have accepted at `at`, each with some payload. */
export const allowedEvents = standardHost.allowed;

/** The snapshot that a journal leads to. Throws if the journal holds an event that is refused. */
export const replay = standardHost.replay;

/** The roles that may send an event where the asistencia stands. */
export const sendersOf = standardHost.sendersOf;

/** Where an asistencia stands, in the procedure's words. */
export const describe = standardHost.describe;

/** The machine as plain data: what diagrams, tables and reports are made of. */
export const definition = standardHost.definition;

/** The snapshot as plain JSON to store. `seq` says how many events led to it. */
export const pack = standardHost.pack;

/** A stored snapshot, migrated and checked field by field. Throws `SnapshotError` for what it does not know. */
export const unpack = standardHost.unpack;

/** The version of the snapshots that `pack` writes. */
export const snapshotVersion: number = standardHost.version;
