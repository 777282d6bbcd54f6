#!/usr/bin/env node
import {
  AdminError,
  backup,
  eraseHolder,
  exportCase,
  importCase,
  migrateSnapshots,
  type Place,
  restore,
  verify,
} from './commands.ts';

const usage = `conexion-admin <command>, on the database of DATA_DIR or DATABASE_URL

  verify                     replay every journal and compare with the snapshots
  migrate [--dry-run]        bring snapshots to this version; list what would change
  backup <file>              copy all there is while the service runs; of either database
  restore <file>             put a backup into an empty database, of either kind
  export <expediente> <file> write a case to a file
  import <file>              read a case from a file
  erase <holder id>          forget a holder; journals keep their shape
`;

const place: Place = {
  dataDir: process.env.DATA_DIR || './data',
  databaseUrl: process.env.DATABASE_URL || undefined,
  tell: (line) => void process.stdout.write(`${line}\n`),
};

async function run([command, first, second]: readonly string[]): Promise<boolean> {
  if (command === 'verify') return verify(place);
  if (command === 'migrate') await migrateSnapshots(place, first === '--dry-run');
  else if (command === 'backup' && first) await backup(place, first);
  else if (command === 'restore' && first) await restore(place, first);
  else if (command === 'export' && first && second) await exportCase(place, first, second);
  else if (command === 'import' && first) await importCase(place, first);
  else if (command === 'erase' && first) await eraseHolder(place, first);
  else throw new AdminError(usage);
  return true;
}

try {
  if (!(await run(process.argv.slice(2)))) process.exitCode = 1;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 2;
}
