import { createHash } from 'node:crypto';
import { closures, stages } from '@conexion/machines/procedure';
import type { Entry } from '../../cases/records.ts';
import type { Way } from '../database/schema.ts';

/** The fields of payloads that measures count by. */
interface Payload {
  reason?: string;
  ground?: string;
  discountPercent?: number;
}

/** The stages and the authorization: every state outside of them ends an asistencia. */
const regions: readonly string[] = [...stages.map(({ id }) => id), 'autorizacion'];

/** Whether a state is a closure, also one that a host added: nothing follows it. */
export const isClosing = (state: string): boolean => !regions.includes(regionOf(state) ?? '');

const closingStates = Object.entries(closures).flatMap(([status, { final }]) => (final ? [status] : []));

/** A step as it is written, its values in the order in which the statement takes them. */
export interface StepRow {
  asistencia_id: string;
  seq: number;
  way: number;
  /** When it happened: milliseconds since 1970. */
  at: number;
  moves: 0 | 1;
  /** The region where it ends, as a bit. */
  region: number;
  by_id: string | null;
  by_role: string | null;
  reason: string | null;
  ground: string | null;
  percent: number | null;
}

/** A line of the journal as a step, for the sums; empty for a line that is not a step. */
export function stepsOf(entry: Entry): { row: StepRow; way: Way }[] {
  const { kind, asistenciaId, seq, type, from, to, by } = entry;
  if ((kind !== 'event' && kind !== 'opening') || asistenciaId === null || to === null) return [];
  const { reason, ground, discountPercent } = (kind === 'event' ? entry.payload : {}) as Payload;
  const way = wayOf(type, from, to);
  // The sums count who answered, not who asked.
  const isAnswer = type.startsWith('exception.') && ground === undefined;
  const row: StepRow = {
    asistencia_id: asistenciaId,
    seq,
    way: way.way,
    at: Date.parse(entry.at),
    moves: from === to ? 0 : 1,
    region: bitOf(to),
    by_id: isAnswer ? by.id : null,
    by_role: isAnswer ? by.role : null,
    // People's own words are copied only where needed.
    reason: isClosing(to) ? (reason ?? null) : null,
    ground: ground ?? null,
    percent: discountPercent ?? null,
  };
  return [{ row, way }];
}

/** A stage, the authorization, or a closure. */
const regionOf = (state: string | null): string | null => state?.split('.')[0] ?? null;

const counted: readonly string[] = [...regions, ...closingStates];

/** The closures that hosts add share one bit: an asistencia enters one at most. */
const bitOf = (state: string): number => {
  const place = counted.indexOf(regionOf(state) ?? '');
  return 1 << (place === -1 ? counted.length : place);
};

const ways = new Map<string, Way>();
const waysKept = 1_000;

/** Its number is the same on every node: 48 bits of its name's digest. */
function wayOf(event: string, from: string | null, to: string): Way {
  const name = [event, from, to].join('\n');
  const known = ways.get(name);
  if (known) return known;
  const [left, entered] = [regionOf(from), regionOf(to)];
  const isWithin = left === entered;
  const way: Way = {
    way: createHash('sha256').update(name).digest().readUIntBE(0, 6),
    event,
    from_state: from,
    to_state: to,
    leaves: isWithin ? null : left,
    enters: isWithin ? null : entered,
  };
  if (ways.size < waysKept) ways.set(name, way);
  return way;
}
