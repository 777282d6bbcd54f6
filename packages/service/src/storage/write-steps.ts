import type { Kysely } from 'kysely';
import type { Entry } from '../cases/records.ts';
import type { Tables } from './schema.ts';
import { stepsOf, type Way } from './step-row.ts';
import type { Writes } from './write-statements.ts';

/**
 * Writes the steps that lines of the journal tell, and the ways among them that are new here. Of each asistencia there may
 * be one: it is measured from the one before it. Returns the ways, to be known once all is committed.
 */
export async function writeSteps(
  db: Kysely<Tables>,
  writes: Writes,
  entries: readonly Entry[],
  known: ReadonlySet<number>,
): Promise<number[]> {
  const steps = entries.flatMap(stepsOf);
  if (steps.length === 0) return [];
  const unknown = new Map<number, Way>();
  for (const { way } of steps) if (!known.has(way.way)) unknown.set(way.way, way);
  // In one order for every writer, so that no two wait for each other.
  const fresh = [...unknown.values()].sort((a, b) => a.way - b.way);
  if (fresh.length > 0) await db.executeQuery(writes.ways(fresh));
  await db.executeQuery(writes.steps(steps.map(({ row }) => row)));
  return fresh.map(({ way }) => way);
}
