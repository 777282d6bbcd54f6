import type { AsistenciaEvent } from '../../asistencia/asistencia-event.ts';
import type { AsistenciaInput } from '../../asistencia/input.ts';
import type { AsistenciaSnapshot } from '../../host/describe.ts';
import type { Host } from '../../host/host.ts';
import type { Standing } from '../trace.ts';
import { alike, type Invariant, when, whenAccepted } from './invariant.ts';

const stored = (host: Host, { snapshot }: { snapshot: AsistenciaSnapshot }): string =>
  JSON.stringify(host.pack(snapshot, 0));

/** A property of the stored state, whatever event comes next. */
export const restores: Invariant = {
  name: 'an asistencia stored as JSON and restored behaves as the live one',
  clauses: ['ours'],
  holds: ({ host, event, decision, before, after }) => {
    const restored = host.unpack(JSON.parse(stored(host, before)));
    if (stored(host, restored) !== stored(host, before)) return false;
    const again = host.decide(restored.snapshot, event);
    if (again.accepted !== decision.accepted) return false;
    return !again.accepted || stored(host, again) === stored(host, after);
  },
};

/**
 * Checked once an asistencia ends, for its whole journal: checking at every step takes quadratic
 * time.
 */
const replays: Invariant = {
  name: 'replaying the journal gives the snapshot',
  clauses: ['5.1.C', 'ours'],
  ...whenAccepted(
    'any',
    ({ host, input, event, before, after }) => {
      const last = replayOnce(host, input, before.journal);
      const again = last && host.decide(last, event as AsistenciaEvent);
      return again?.accepted === true && stored(host, again) === stored(host, after);
    },
    ({ after: { where } }) => where.final,
  ),
};

type Journal = Standing['journal'];

/**
 * Where a host stands after an event of a journal; null where it refuses the event. An accepted
 * event is one object in all journals that continue from it, so the way to it is replayed once for
 * all of them.
 */
const replayed = new WeakMap<Host, WeakMap<AsistenciaEvent, AsistenciaSnapshot | null>>();

/** Where a host stands after a journal; null where it refuses an event of it. */
function replayOnce(host: Host, input: AsistenciaInput, journal: Journal): AsistenciaSnapshot | null {
  const known = replayed.get(host) ?? new WeakMap<AsistenciaEvent, AsistenciaSnapshot | null>();
  replayed.set(host, known);
  const from = journal.findLastIndex((event) => known.has(event));
  const last = journal[from];
  let snapshot = last ? (known.get(last) ?? null) : host.replay(input, []);
  for (const event of journal.slice(from + 1)) {
    const again = snapshot && host.decide(snapshot, event);
    snapshot = again?.accepted ? again.snapshot : null;
    known.set(event, snapshot);
  }
  return snapshot;
}

/** Those that compare the host's answer with a second one. */
export const comparisons: readonly Invariant[] = [restores, replays];

/** What the journal keeps (5.1.C, 5.1.J). */
export const journalInvariants: readonly Invariant[] = [
  {
    name: 'a refused event leaves everything as it was, and says why',
    clauses: ['5.1.C', 'ours'],
    // The pure API answers a refusal with the same frozen snapshot: the comparison is trivial
    // there.
    ...when(
      ({ decision }) => !decision.accepted,
      ({ host, decision, before, after }) =>
        !decision.accepted &&
        decision.refusals.length > 0 &&
        (before.snapshot === after.snapshot || stored(host, before) === stored(host, after)),
    ),
  },
  {
    name: 'any change of state is in the journal with its clause',
    clauses: ['5.1.C'],
    ...whenAccepted(
      'any',
      ({ decision: { step }, before, after }) =>
        step.clauses.length > 0 && alike([step.from, step.to], [before.where.state, after.where.state]),
    ),
  },
  {
    name: 'a sub-stage that the arrival overtakes is in the journal',
    clauses: ['5.2.A'],
    ...whenAccepted(['provider.arrived'], ({ decision: { step }, before: { where } }) => {
      const overtaken: Readonly<Record<string, string>> = {
        monitoreoAlProveedor: 'monitoreoAlAfiliado,arribo',
        monitoreoAlAfiliado: 'arribo',
        arribo: '',
      };
      return alike(step.passed.join(), overtaken[where.subStage ?? '']);
    }),
  },
  ...comparisons,
];
