import type { AsistenciaEvent } from '../../asistencia/asistencia-event.ts';
import { candidatesOf } from '../../host/candidates.ts';
import type { AsistenciaSnapshot } from '../../host/describe.ts';
import type { Host } from '../../host/host.ts';
import { aimedEvent } from '../aimed-event.ts';
import type { Dials } from '../dials.ts';

/** Payloads tried of each event, the plainest first. */
const attempts = 8;
const zeros: Dials = Array.from({ length: 24 }, () => 0);

/**
 * The shortest way on which a host carries an asistencia to its conclusion, by events at one time:
 * whatever sub-stages and events the host has added.
 */
export function wayToConclusion(host: Host, from: AsistenciaSnapshot, at: string): AsistenciaEvent[] {
  const ways: { snapshot: AsistenciaSnapshot; events: AsistenciaEvent[] }[] = [
    { snapshot: from, events: [] },
  ];
  const seen = new Set([host.describe(from).state]);
  for (const { snapshot, events } of ways)
    for (const type of new Set(candidatesOf(snapshot).map((candidate) => candidate.event)))
      for (let attempt = 0; attempt < attempts; attempt++) {
        const aimed = aimedEvent(type, zeros, snapshot, at, attempt);
        const plain = type === 'coverage.resolved' ? covered(snapshot, aimed) : aimed;
        const decision = host.decide(snapshot, plain);
        if (!decision.accepted) continue;
        const { state } = host.describe(decision.snapshot);
        const way = [...events, decision.event];
        if (state === 'asistenciaConcluida') return way;
        if (!seen.has(state)) ways.push({ snapshot: decision.snapshot, events: way });
        seen.add(state);
      }
  throw new Error('The host leads no asistencia to its conclusion');
}

/**
 * Without a limit, for what goes beyond one must be paid, which not every case allows; by its
 * warranty, if it has one.
 */
const covered = ({ context }: AsistenciaSnapshot, { at, by }: AsistenciaEvent): AsistenciaEvent =>
  context.warrantyOf
    ? { type: 'coverage.resolved', outcome: 'warranty', reason: 'por la garantía', at, by }
    : { type: 'coverage.resolved', outcome: 'covered', at, by };
