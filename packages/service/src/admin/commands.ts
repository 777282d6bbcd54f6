import {
  createReadStream,
  createWriteStream,
  existsSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { pack, unpack } from '@conexion/machines';
import { verifyJournals } from '../cases/verify-journals.ts';
import { walkCases } from '../cases/walk-cases.ts';
import { DumpError, dump, load } from '../storage/dump.ts';
import { openPostgres } from '../storage/open-postgres.ts';
import { openSqlite } from '../storage/open-sqlite.ts';
import { type CaseArchive, openRepair, type Repair } from '../storage/repair.ts';
import { openSqlStore } from '../storage/sql-store.ts';

/** Where the data is, and where what is found is told. */
export interface Place {
  dataDir: string;
  databaseUrl?: string | undefined;
  tell(line: string): void;
}

/** The operator asked for something that cannot be; the message says why. */
export class AdminError extends Error {}

const clock = () => new Date().toISOString();
const databaseOf = ({ dataDir, databaseUrl }: Place) =>
  databaseUrl === undefined ? openSqlite(dataDir) : openPostgres(databaseUrl);

/** Replays every journal; resolves to whether all is well. */
export async function verify(place: Place): Promise<boolean> {
  const store = await openSqlStore(databaseOf(place), clock);
  let count = 0;
  let bad = 0;
  for await (const { asistencia, faults } of verifyJournals({ store, clock })) {
    count += 1;
    if (faults.length === 0) continue;
    bad += 1;
    place.tell(`${asistencia.id}: ${faults.join('; ')}`);
  }
  await store.close();
  place.tell(`${count} asistencias verified, ${bad} with faults`);
  return bad === 0;
}

/** Writes every snapshot of an older version anew in this one; with `isDryRun` only says which. */
export async function migrateSnapshots(place: Place, isDryRun: boolean): Promise<void> {
  const store = await openSqlStore(databaseOf(place), clock);
  const repair = await openRepair(databaseOf(place));
  let count = 0;
  for await (const { asistencias } of walkCases({ store, clock }))
    for (const { id } of asistencias) {
      const found = await store.asistencia(id);
      if (!found) continue;
      const { snapshot, seq } = unpack(found.envelope);
      const envelope = pack(snapshot, seq);
      const { version } = found.envelope as { version: number };
      if (version === envelope.version) continue;
      count += 1;
      const isWritten = isDryRun || (await repair.rewriteEnvelope(id, found.revision, envelope));
      place.tell(`${id}: ${version} → ${envelope.version}${isWritten ? '' : ', migrated by its next event'}`);
    }
  await Promise.all([store.close(), repair.close()]);
  place.tell(`${count} snapshots ${isDryRun ? 'would change' : 'changed'}`);
}

/** Copies all there is at one moment, while the service runs. */
export async function backup(place: Place, file: string): Promise<void> {
  if (existsSync(file)) throw new AdminError(`${file} exists`);
  // Under another name until it is whole.
  const draft = `${file}.part`;
  await pipeline(dump(databaseOf(place)), createWriteStream(draft, { mode: 0o600 }));
  renameSync(draft, file);
  place.tell(`backed up to ${file}`);
}

/** Puts a backup, of either database, into one that holds nothing; the service must not be running. */
export async function restore(place: Place, file: string): Promise<void> {
  try {
    place.tell(`restored ${await load(databaseOf(place), linesOf(file))} rows`);
  } catch (cause) {
    if (!(cause instanceof DumpError)) throw cause;
    throw new AdminError(`${file}: ${cause.message}`, { cause });
  }
}

/** Begins to read when the first line is asked for: lines that come before are lost. */
async function* linesOf(file: string): AsyncGenerator<string> {
  yield* createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY });
}

export const exportCase = (place: Place, id: string, file: string): Promise<void> =>
  repairing(place, async (repair) => {
    const archive = await repair.exportCase(id);
    if (!archive) throw new AdminError(`There is no expediente ${id}`);
    writeFileSync(file, `${JSON.stringify(archive, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
    place.tell(`${id} exported: ${archive.asistencia.length} asistencias, ${archive.bitacora.length} lines`);
  });

export const importCase = (place: Place, file: string): Promise<void> =>
  repairing(place, async (repair) => {
    const archive: CaseArchive = JSON.parse(readFileSync(file, 'utf8'));
    if (archive.conexion !== 'case' || archive.version !== 1)
      throw new AdminError(`${file} is no exported case of this version`);
    await repair.importCase(archive);
    place.tell(`imported ${archive.expediente.map(({ id }) => id).join(', ')}`);
  });

export const eraseHolder = (place: Place, holderId: string): Promise<void> =>
  repairing(place, async (repair) => {
    const count = await repair.eraseHolder(holderId);
    place.tell(`erased from ${count} expedientes`);
  });

async function repairing(place: Place, work: (repair: Repair) => Promise<void>): Promise<void> {
  const repair = await openRepair(databaseOf(place));
  try {
    await work(repair);
  } finally {
    await repair.close();
  }
}
