import { createHash } from 'node:crypto';
import { closures } from '@conexion/machines';
import type { Entry } from '../cases/records.ts';

/** The fields of payloads that measures count by. */
interface Payload {
  reason?: string;
  ground?: string;
  discountPercent?: number;
}

/** The states that are closures: nothing follows them. */
export const closingStates = Object.entries(closures).flatMap(([status, { final }]) =>
  final ? [status] : [],
);

/** A step of an asistencia as it is written: what the journal's line says, and what is asked of the steps before it. */
export interface StepRow {
  asistencia_id: string;
  seq: number;
  way: number;
  event: string;
  from_state: string | null;
  to_state: string;
  leaves: string | null;
  enters: string | null;
  by_id: string;
  by_role: string;
  reason: string | null;
  ground: string | null;
  percent: number | null;
  // Of what the steps before it say, in the order in which the statement asks.
  at: number;
  of: string;
  before: number;
  entered: number | null;
  of2: string;
  before2: number;
  of3: string;
  region: string | null;
  before3: number;
}

/** A line of the journal as a step, for the sums; nothing where it is none. */
export function stepRows(entry: Entry): StepRow[] {
  const { kind, asistenciaId, seq, type, from, to, by } = entry;
  if ((kind !== 'event' && kind !== 'opening') || asistenciaId === null || to === null) return [];
  const { reason, ground, discountPercent } = (kind === 'event' ? entry.payload : {}) as Payload;
  const [left, entered] = [regionOf(from), regionOf(to)];
  const enters = left === entered ? null : entered;
  const at = Date.parse(entry.at);
  return [
    {
      asistencia_id: asistenciaId,
      seq,
      way: wayOf(type, from, to),
      event: type,
      from_state: from,
      to_state: to,
      leaves: left === entered ? null : left,
      enters,
      by_id: by.id,
      by_role: by.role,
      // People's own words are kept nowhere else than needed.
      reason: closingStates.includes(to) ? (reason ?? null) : null,
      ground: ground ?? null,
      percent: discountPercent ?? null,
      at,
      of: asistenciaId,
      before: seq,
      entered: from === to ? null : at,
      of2: asistenciaId,
      before2: seq,
      of3: asistenciaId,
      region: enters,
      before3: seq,
    },
  ];
}

/** A stage, the authorization, or a closure. */
const regionOf = (state: string | null): string | null => state?.split('.')[0] ?? null;

const ways = new Map<string, number>();
const waysKept = 1_000;

/** A number for an event between two states, the same on every node: 48 bits, by which steps are summed up faster than by names. */
function wayOf(event: string, from: string | null, to: string): number {
  const name = [event, from, to].join('\n');
  const known = ways.get(name);
  if (known !== undefined) return known;
  const way = createHash('sha256').update(name).digest().readUIntBE(0, 6);
  if (ways.size < waysKept) ways.set(name, way);
  return way;
}
