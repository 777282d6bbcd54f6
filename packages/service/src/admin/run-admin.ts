import { parseArgs } from 'node:util';
import { withCauses } from '../with-causes.ts';
import type { Place } from './commands.ts';
import type { WhatIfFiles } from './what-if.ts';

const usage = `conexion-admin <command>, on the database of DATA_DIR or DATABASE_URL (and DATABASE_SCHEMA),
by the rules of the host that PROCEDURE_FILE exports, where the service has one

  verify                     replay every journal and compare with the snapshots; recount the board
  migrate [--dry-run]        bring snapshots to this version; list what would change
  backup <file>              copy everything while the service runs, from either kind of database
  restore <file>             restore a backup into an empty database, of either kind
  recount                    correct the counts of the board
  export <expediente> <file> write a case to a file
  import <file>              read a case from a file
  erase <holder id>          erase a holder's data; journals keep their shape
  what-if [--policy <file>] [--procedure <file>] [--csv <file>]
                             count what another policy or procedure would have meant for
                             the recorded cases; a policy changes the fields that it sets

  -h, --help                 print this
  --version                  print the version of this package
`;

interface Given {
  first: string;
  second: string;
  isDryRun: boolean;
  files: WhatIfFiles;
}

type Commands = typeof import('./commands.ts') & typeof import('./what-if.ts');

/** For each command, how many arguments it takes and what it does. */
const commands: Readonly<
  Record<
    string,
    readonly [takes: number, run: (all: Commands, place: Place, given: Given) => Promise<unknown>]
  >
> = {
  verify: [0, ({ verify }, place) => verify(place)],
  migrate: [0, ({ migrateSnapshots }, place, { isDryRun }) => migrateSnapshots(place, isDryRun)],
  backup: [1, ({ backup }, place, { first }) => backup(place, first)],
  restore: [1, ({ restore }, place, { first }) => restore(place, first)],
  recount: [0, ({ recount }, place) => recount(place)],
  export: [2, ({ exportCase }, place, { first, second }) => exportCase(place, first, second)],
  import: [1, ({ importCase }, place, { first }) => importCase(place, first)],
  erase: [1, ({ eraseHolder }, place, { first }) => eraseHolder(place, first)],
  'what-if': [0, ({ whatIf }, place, { files }) => whatIf(place, files)],
};

/**
 * The command `conexion-admin`: exit code 1 where not all is well, 2 where it refused or failed.
 */
export async function run(args: string[]): Promise<void> {
  try {
    if (!(await obey(args))) process.exitCode = 1;
  } catch (error) {
    process.stderr.write(`${withCauses(error)}\n`);
    process.exitCode = 2;
  }
}

/**
 * Resolves to whether all is well. Refuses what it does not understand, because an erasure cannot
 * be undone.
 */
async function obey(args: string[]): Promise<boolean> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      'dry-run': { type: 'boolean', default: false },
      policy: { type: 'string' },
      procedure: { type: 'string' },
      csv: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    process.stdout.write(usage);
    return true;
  }
  const [name = '', ...given] = positionals;
  const [first = '', second = ''] = given;
  const { 'dry-run': isDryRun, help: _, ...files } = values;
  const [takes, command] = (Object.hasOwn(commands, name) && commands[name]) || [];
  const isMisplaced =
    (isDryRun && name !== 'migrate') || (Object.keys(files).length > 0 && name !== 'what-if');
  if (!command || given.length !== takes || given.includes('') || isMisplaced) throw new Error(usage);
  // Loaded only for a command that is understood, because the procedure takes a second to load.
  const [{ parsePlace }, most, whatIf] = await Promise.all([
    import('../config.ts'),
    import('./commands.ts'),
    import('./what-if.ts'),
  ]);
  const place: Place = {
    ...parsePlace(process.env),
    tell: (line) => void process.stdout.write(`${line}\n`),
  };
  return (await command({ ...most, ...whatIf }, place, { first, second, isDryRun, files })) !== false;
}
