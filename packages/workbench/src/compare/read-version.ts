import type { AnyDefinition } from '@conexion/machines';
import { chartIn, isProcedure } from '@conexion/visualizer';

/** A version of the procedure, and where it comes from. */
export interface Version {
  readonly name: string;
  readonly definition: AnyDefinition;
}

/** Why a file is no version. */
export type VersionFault = 'not-json' | 'not-a-definition' | 'another-machine';

/** The version in a file: a definition, or the saved answer of `/api/definition`, which is one. */
export async function readVersion(file: File): Promise<Version | VersionFault> {
  let value: unknown;
  try {
    value = JSON.parse(await file.text());
  } catch {
    return 'not-json';
  }
  const read = chartIn(value);
  if ('fault' in read) return 'not-a-definition';
  return isProcedure(read.chart) ? { name: file.name, definition: read.chart } : 'another-machine';
}
