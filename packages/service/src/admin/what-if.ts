import { createWriteStream, existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import { hostOfModule, noCounts, parsePolicyChange, type WhatIfCounts } from '@conexion/machines';
import { askWhatIf } from '../cases/what-if.ts';
import { AdminError, type Place, reading, standard } from './commands.ts';

/** The files of a question, as the operator names them. */
export interface WhatIfFiles {
  policy?: string | undefined;
  procedure?: string | undefined;
  csv?: string | undefined;
}

/** Counts what a change would have meant for the recorded cases. Writes nothing to the database. */
export async function whatIf(place: Place, { policy, procedure, csv }: WhatIfFiles): Promise<void> {
  if (policy === undefined && procedure === undefined)
    throw new AdminError('what-if: name what would be otherwise, by --policy or --procedure');
  if (csv !== undefined && existsSync(csv)) throw new AdminError(`${csv} exists`);
  const change = {
    host: place.procedure ?? standard,
    ...(procedure === undefined ? {} : { other: await hostIn(procedure) }),
    ...(policy === undefined ? {} : { policy: policyIn(policy) }),
  };
  const counts = noCounts();
  await reading(place, async (deps) => {
    const rows = askWhatIf(deps, change, counts);
    if (csv === undefined) for await (const _ of rows);
    else await written(rows, csv);
  });
  for (const line of report(counts)) place.tell(line);
}

/** Under another name until it is complete. */
async function written(rows: AsyncIterable<string>, file: string): Promise<void> {
  const draft = `${file}.part`;
  try {
    await pipeline(rows, createWriteStream(draft, { mode: 0o600 }));
    renameSync(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
}

const hostIn = async (file: string) => hostOfModule(await import(pathToFileURL(resolve(file)).href));

function policyIn(file: string) {
  try {
    return parsePolicyChange(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new AdminError(`--policy ${file}: ${cause instanceof Error ? cause.message : cause}`, { cause });
  }
}

function* report({ asistencias, refused, possible, moved, unreplayable }: WhatIfCounts): Generator<string> {
  yield `${asistencias} asistencias replayed`;
  const sorted = (counts: Record<string, number>) =>
    Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [clause, count] of sorted(refused)) yield `refused by ${clause}: ${count}`;
  for (const [step, count] of sorted(possible)) yield `possible, ${step}: ${count}`;
  for (const [kind, count] of sorted(moved)) yield `due at another time, ${kind}: ${count}`;
  if (unreplayable > 0)
    yield `not followed to their end, decided otherwise by the rules of today: ${unreplayable}`;
}
