import { isDeepStrictEqual } from 'node:util';
import { replay } from '@conexion/machines';
import { type Person, signIn } from '../running-service.ts';
import type { Load } from './load.ts';

/** All of these must be 0, except the first. */
export interface Damage {
  acknowledged: number;
  lost: number;
  /** Acknowledged once and recorded more than once. */
  twice: number;
  /** Asistencias whose snapshot, revision and journal disagree. */
  halfWritten: number;
}

export const undamaged = { lost: 0, twice: 0, halfWritten: 0 };

/** Compares what was acknowledged with what a node has. */
export async function countDamage(url: string, { acknowledged }: Load): Promise<Damage> {
  const reader = await signIn(url, 'auditor', 'analista');
  const damage = { acknowledged: 0, ...undamaged };
  for (const [asistenciaId, notes] of acknowledged) {
    const { body: record } = await reader.get(`/api/asistencias/${asistenciaId}`);
    const lines = await journalOf(reader, asistenciaId);
    const recorded = new Map<string, number>();
    for (const { payload } of lines) {
      const note = String(payload.note);
      recorded.set(note, (recorded.get(note) ?? 0) + 1);
    }
    damage.acknowledged += notes.length;
    damage.lost += notes.filter((note) => !recorded.has(note)).length;
    damage.twice += notes.filter((note) => (recorded.get(note) ?? 0) > 1).length;
    if (!isWhole(record, lines)) damage.halfWritten++;
  }
  return damage;
}

// biome-ignore lint/suspicious/noExplicitAny: what was answered, looked at as it is
type Line = any;

function isWhole(record: Line, lines: readonly Line[]): boolean {
  // An overdue pendiente has a line too, which moves nothing.
  const [opening, ...events] = lines.filter(({ kind }) => kind === 'opening' || kind === 'event');
  if (events.some(({ seq }, index) => seq !== index + 2) || events.length + 1 !== record.revision)
    return false;
  const { context } = replay(
    opening.payload,
    events.map(({ type, at, by, payload }) => ({ ...payload, type, at, by })),
  );
  return isDeepStrictEqual(JSON.parse(JSON.stringify(context)), record.context);
}

async function journalOf(reader: Person, asistenciaId: string): Promise<Line[]> {
  const lines: Line[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const query: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const { body } = await reader.get(`/api/asistencias/${asistenciaId}/bitacora?limit=500${query}`);
    lines.push(...body.items);
    cursor = body.nextCursor;
  }
  return lines;
}
