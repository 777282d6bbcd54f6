import { type AnyDefinition, languages } from '@conexion/machines';
import { changesText, chartIn, compareCharts, graphOf, isProcedure, layoutOf } from '@conexion/visualizer';

/** A version of the procedure, and where it comes from. */
export interface Version {
  readonly name: string;
  readonly definition: AnyDefinition;
}

/** Why a file is no version, and which part of it. */
export interface VersionFault {
  readonly fault: 'not-json' | 'not-a-definition' | 'another-machine';
  readonly at: string | null;
}

/** The version in a file: a definition, or the saved answer of `/api/definition`, which is one. */
export async function readVersion(file: File): Promise<Version | VersionFault> {
  let value: unknown;
  try {
    value = JSON.parse(await file.text());
  } catch {
    return { fault: 'not-json', at: null };
  }
  const read = chartIn(value);
  if ('fault' in read) return { fault: 'not-a-definition', at: read.at };
  if (!isProcedure(read.chart)) return { fault: 'another-machine', at: null };
  return isDrawable(read.chart)
    ? { name: file.name, definition: read.chart }
    : { fault: 'not-a-definition', at: null };
}

/** Whether the parts that only the procedure has can be drawn and listed, too. */
function isDrawable(definition: AnyDefinition): boolean {
  const changes = compareCharts(definition, definition);
  try {
    for (const lang of languages) {
      layoutOf(graphOf(definition), lang);
      changesText({ old: definition, next: definition, changes, check: null }, lang);
    }
    return true;
  } catch {
    return false;
  }
}
