import { createHost } from '../../host/host.ts';
import { pack, unpack } from '../../host/snapshot.ts';
import { type Invariant, whenAccepted } from './invariant.ts';

const standard = createHost();
const stored = (moment: { snapshot: Parameters<typeof pack>[0] }): string =>
  JSON.stringify(pack(moment.snapshot, 0));

/** A property of the state that is stored, whatever comes next. */
export const restores: Invariant = {
  name: 'stored as JSON and restored, it behaves as the live one',
  clauses: ['ours'],
  holds: ({ event, decision, before, after }) => {
    const restored = unpack(JSON.parse(stored(before))).snapshot;
    if (stored({ snapshot: restored }) !== stored(before)) return false;
    const again = standard.decide(restored, event);
    // A host whose guards were replaced answers for itself: only what it shares with ours is compared.
    if (again.accepted !== decision.accepted) return true;
    return !again.accepted || stored({ snapshot: again.snapshot }) === stored(after);
  },
};

/**
 * Asked where an asistencia ends, of all that led there: at every step it would take the square of the time. Whether the
 * host accepted an event that ours refuses is for other rules to say.
 */
const replays: Invariant = {
  name: 'replaying the journal gives the snapshot',
  clauses: ['5.1.C', 'ours'],
  holds: ({ input, decision, after }) => {
    if (!decision.accepted || !after.where.final) return true;
    let { snapshot } = standard.openAsistencia(input);
    for (const event of after.journal) {
      const again = standard.decide(snapshot, event);
      if (!again.accepted) return true;
      snapshot = again.snapshot;
    }
    return stored({ snapshot }) === stored(after);
  },
};

/** Those that play events on the machine itself as well, whatever the host. */
export const comparisons: readonly Invariant[] = [restores, replays];

/** What is kept of it all (5.1.C, 5.1.J). */
export const journalInvariants: readonly Invariant[] = [
  {
    name: 'a refused event leaves everything as it was, and says why',
    clauses: ['5.1.C', 'ours'],
    // The pure API answers a refusal with the same snapshot, frozen: there is nothing to compare.
    holds: ({ decision, before, after }) =>
      decision.accepted ||
      (decision.refusals.length > 0 &&
        (before.snapshot === after.snapshot || stored(before) === stored(after))),
  },
  {
    name: 'any change of state is in the journal with its clause',
    clauses: ['5.1.C'],
    holds: whenAccepted(
      'any',
      ({ decision: { step }, before, after }) =>
        step.clauses.length > 0 && step.from === before.where.state && step.to === after.where.state,
    ),
  },
  {
    name: 'a sub-stage that the world overtakes is in the journal',
    clauses: ['5.2.A'],
    holds: whenAccepted(['provider.arrived'], ({ decision: { step }, before: { where } }) => {
      const overtaken: Readonly<Record<string, string>> = {
        monitoreoAlProveedor: 'monitoreoAlAfiliado,arribo',
        monitoreoAlAfiliado: 'arribo',
        arribo: '',
      };
      return step.passed.join() === overtaken[where.subStage ?? ''];
    }),
  },
  ...comparisons,
];
