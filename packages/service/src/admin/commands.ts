import {
  createReadStream,
  createWriteStream,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { type AnyHost, createHost, SnapshotError } from '@conexion/machines';
import { z } from 'zod';
import type { Deps } from '../cases/deps.ts';
import { verifyJournals } from '../cases/verify-journals.ts';
import { walkCases } from '../cases/walk-cases.ts';
import type { Database } from '../storage/database/database.ts';
import { type Place as DataPlace, openDatabase, whereOf } from '../storage/database/open-database.ts';
import { sqliteFile } from '../storage/database/sqlite/open-sqlite.ts';
import { BackupError } from '../storage/repair/backup-format.ts';
import type { CaseArchive } from '../storage/repair/case-archive.ts';
import { openRepair, type Repair } from '../storage/repair/open-repair.ts';
import { restoreBackup } from '../storage/repair/restore-backup.ts';
import { writeBackup } from '../storage/repair/write-backup.ts';
import { openSqlStore } from '../storage/sql-store.ts';

/** Where the data is, and where the findings are printed. */
export interface Place extends DataPlace {
  /** The host of the cases, as the service has it; the standard one by default. */
  procedure?: AnyHost;
  tell(line: string): void;
}

/** The operator asked for something impossible; the message says why. */
export class AdminError extends Error {}

export const standard = createHost();
const clock = () => new Date().toISOString();
const databaseOf = (place: Place) => openDatabase(whereOf(place));

/**
 * For most commands: in a mistyped directory they must not create a database and then report that
 * all is well.
 */
function existing(place: Place) {
  const file = sqliteFile(place.dataDir);
  if (place.databaseUrl === undefined && !existsSync(file))
    throw new AdminError(`DATA_DIR: there is no ${file}`);
  return databaseOf(place);
}

/** A command that reads cases; what it does ends before the store closes. */
export async function reading<T>(
  place: Place,
  work: (deps: Pick<Deps, 'store' | 'clock'>) => Promise<T>,
): Promise<T> {
  const store = await openSqlStore(existing(place), clock);
  try {
    return await work({ store, clock });
  } finally {
    await store.close();
  }
}

/** Replays every journal; resolves to whether all is well. */
export async function verify(place: Place): Promise<boolean> {
  const [strays, miscounts] = await repairing(existing(place), (repair) =>
    Promise.all([repair.strays(), repair.miscounts()]),
  );
  for (const { id, fault } of strays) place.tell(`${id}: ${fault}`);
  for (const { state, count } of miscounts)
    place.tell(
      `${state}: the board counts ${Math.abs(count)} too ${count < 0 ? 'many' : 'few'}; see recount`,
    );
  const store = await openSqlStore(existing(place), clock);
  let count = 0;
  let bad = strays.length;
  const apart: string[] = [];
  const findings = verifyJournals({ store, clock, procedure: place.procedure ?? standard });
  for await (const { asistencia, faults, decidedOtherwise } of findings) {
    count += 1;
    if (decidedOtherwise !== null) apart.push(`${asistencia.id}: ${decidedOtherwise}`);
    if (faults.length === 0) continue;
    bad += 1;
    place.tell(`${asistencia.id}: ${faults.join('; ')}`);
  }
  await store.close();
  if (apart.length > 0) {
    place.tell('No faults, but lines of version 1 that the rules of today decide otherwise:');
    for (const line of apart) place.tell(line);
  }
  place.tell(`${count} asistencias verified, ${bad} with faults`);
  return bad === 0 && miscounts.length === 0;
}

/**
 * Rewrites every snapshot of an older version in this one; with `isDryRun` it only lists them.
 * Resolves to whether it could read all: a snapshot that is damaged, or of a newer version, is
 * reported and left as it is.
 */
export async function migrateSnapshots(place: Place, isDryRun: boolean): Promise<boolean> {
  const store = await openSqlStore(existing(place), clock);
  const repair = await openRepair(existing(place));
  let count = 0;
  let unread = 0;
  for await (const { asistencias } of walkCases({ store, clock }))
    for (const { id } of asistencias) {
      const found = await store.asistencia(id);
      if (!found) continue;
      const envelope = migrated(place.procedure ?? standard, found.envelope);
      if (envelope instanceof SnapshotError) {
        unread += 1;
        place.tell(`${id}: ${envelope.code}: ${envelope.message}`);
        continue;
      }
      const { version } = found.envelope as { version: number };
      if (version === envelope.version) continue;
      count += 1;
      const isWritten = isDryRun || (await repair.rewriteEnvelope(id, found.revision, envelope));
      place.tell(`${id}: ${version} → ${envelope.version}${isWritten ? '' : ', migrated by its next event'}`);
    }
  await Promise.all([store.close(), repair.close()]);
  place.tell(`${count} snapshots ${isDryRun ? 'would change' : 'changed'}`);
  return unread === 0;
}

function migrated(procedure: AnyHost, envelope: unknown): ReturnType<AnyHost['pack']> | SnapshotError {
  try {
    const { snapshot, seq } = procedure.unpack(envelope);
    return procedure.pack(snapshot, seq);
  } catch (error) {
    if (error instanceof SnapshotError) return error;
    throw error;
  }
}

/** Copies everything as of one moment, while the service runs. */
export async function backup(place: Place, file: string): Promise<void> {
  if (existsSync(file)) throw new AdminError(`${file} exists`);
  // Under another name until it is complete.
  const draft = `${file}.part`;
  try {
    await pipeline(writeBackup(existing(place)), createWriteStream(draft, { mode: 0o600 }));
    renameSync(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
  place.tell(`backed up to ${file}`);
}

/**
 * Restores a backup, of either kind of database, into an empty one; the service must not be
 * running.
 */
export async function restore(place: Place, file: string): Promise<void> {
  try {
    place.tell(`restored ${await restoreBackup(databaseOf(place), linesOf(file))} rows`);
  } catch (cause) {
    if (!(cause instanceof BackupError)) throw cause;
    throw new AdminError(`${file}: ${cause.message}`, { cause });
  }
}

/** Starts to read at the first request for a line: readline would drop lines read before it. */
async function* linesOf(file: string): AsyncGenerator<string> {
  yield* createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY });
}

export const exportCase = (place: Place, id: string, file: string): Promise<void> =>
  repairing(existing(place), async (repair) => {
    const archive = await repair.exportCase(id);
    if (!archive) throw new AdminError(`There is no expediente ${id}`);
    writeFileSync(file, `${JSON.stringify(archive, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
    place.tell(`${id} exported: ${archive.asistencia.length} asistencias, ${archive.bitacora.length} lines`);
  });

export async function importCase(place: Place, file: string): Promise<void> {
  const archive = readArchive(file);
  await repairing(databaseOf(place), async (repair) => {
    await repair.importCase(archive).catch((cause: Error) => {
      throw new AdminError(`${file}: the case already exists, or the file is damaged: ${cause.message}`, {
        cause,
      });
    });
    place.tell(`imported ${archive.expediente.map(({ id }) => id).join(', ')}`);
  });
}

/** Corrects the counts of the board where they are wrong. */
export const recount = (place: Place): Promise<void> =>
  repairing(existing(place), async (repair) => {
    const miscounts = await repair.miscounts();
    await repair.recount();
    place.tell(`counts corrected: ${miscounts.length}`);
  });

export const eraseHolder = (place: Place, holderId: string): Promise<void> =>
  repairing(existing(place), async (repair) => {
    const count = await repair.eraseHolder(place.procedure ?? standard, holderId);
    place.tell(`erased from ${count} expedientes`);
  });

const rows = z.array(z.record(z.string(), z.unknown()));
const caseArchive: z.ZodType<CaseArchive> = z.strictObject({
  conexion: z.literal('case'),
  version: z.literal(1),
  expediente: rows.length(1),
  asistencia: rows,
  pendiente: rows,
  bitacora: rows,
});

function readArchive(file: string): CaseArchive {
  const text = readFileSync(file, 'utf8');
  try {
    return caseArchive.parse(JSON.parse(text));
  } catch (cause) {
    throw new AdminError(`${file} is not an exported case of this version`, { cause });
  }
}

async function repairing<T>(database: Database, work: (repair: Repair) => Promise<T>): Promise<T> {
  const repair = await openRepair(database);
  try {
    return await work(repair);
  } finally {
    await repair.close();
  }
}
