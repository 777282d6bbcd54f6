import { readdirSync, readFileSync } from 'node:fs';
import { type Policy, parsePolicy } from '@conexion/machines';
import { type CaseFile, caseFile } from '@conexion/machines/cases';
import { z } from 'zod';

const directory = new URL('./', import.meta.url);

/** The policy under which all the cases of this directory can be played; the file is a `POLICY_FILE`. */
export const casesPolicy = (): Policy =>
  parsePolicy(JSON.parse(readFileSync(new URL('policy.json', directory), 'utf8')));

/** The case files of this directory by name, in order; those whose name holds one of `wanted`, if any is. */
export function loadCases(wanted: readonly string[] = []): Map<string, CaseFile> {
  const names = readdirSync(directory)
    .filter((file) => file.endsWith('.json') && file !== 'policy.json')
    .map((file) => file.replace(/\.json$/, ''))
    .filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)));
  return new Map(names.sort().map((name) => [name, read(name)]));
}

function read(name: string): CaseFile {
  const result = caseFile.safeParse(JSON.parse(readFileSync(new URL(`${name}.json`, directory), 'utf8')));
  if (!result.success) throw new Error(`${name}.json is not a case:\n${z.prettifyError(result.error)}`);
  return result.data;
}
