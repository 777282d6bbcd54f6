import { readdirSync, readFileSync } from 'node:fs';
import { type CaseFile, caseFile } from '@conexion/machines/cases';
import { z } from 'zod';
import { policyFiles } from './policies.ts';

const directory = new URL('./', import.meta.url);

/**
 * The case files of this directory by name, in order; only those whose name contains one of
 * `wanted`, if it is not empty.
 */
export function loadCases(wanted: readonly string[] = []): Map<string, CaseFile> {
  const names = readdirSync(directory)
    .filter((file) => file.endsWith('.json') && !(policyFiles as readonly string[]).includes(file))
    .map((file) => file.replace(/\.json$/, ''))
    .filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)));
  return new Map(names.sort().map((name) => [name, read(name)]));
}

function read(name: string): CaseFile {
  const result = caseFile.safeParse(JSON.parse(readFileSync(new URL(`${name}.json`, directory), 'utf8')));
  if (!result.success) throw new Error(`${name}.json is not a case:\n${z.prettifyError(result.error)}`);
  return result.data;
}
