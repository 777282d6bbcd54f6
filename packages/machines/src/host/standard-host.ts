import { asistenciaMachine } from '../asistencia/asistencia.ts';
import * as standard from '../languages/standard.ts';
import { createBinding } from './binding.ts';
import { createDecisions } from './decisions.ts';
import { type Definition, definitionOf } from './definition.ts';
import { createHost, type Host } from './host.ts';
import { createQuestions, type Questions } from './questions.ts';
import { standardRefusalWords } from './refusal.ts';
import { createReplay } from './replay.ts';
import { createSnapshotCodec, standardMigrations } from './snapshot.ts';

/** The host of the standard machine. */
export const standardHost = /* @__PURE__ */ createHost();

// Its functions, put together apart from it: a program that only decides bundles no definition and
// no labels.
const binding = createBinding(asistenciaMachine);
const codec = /* @__PURE__ */ createSnapshotCodec(asistenciaMachine, binding);
const decisions = createDecisions(asistenciaMachine, binding, standardRefusalWords);
const replaying = /* @__PURE__ */ createReplay(asistenciaMachine, decisions.decide, standardRefusalWords);
const questions = /* @__PURE__ */ createQuestions(asistenciaMachine, binding, {
  ...standardRefusalWords,
  speech: standard.speech,
});

/**
 * Opens an asistencia (4.7, 5.1.C), with the policy in force frozen into it. Answers with its first
 * snapshot and the effects to commit with it.
 * @throws `InputError`, whose `errors` name each field, if the input is malformed or contradicts
 *   itself.
 * @example const { snapshot, effects } = openAsistencia({ service, plan, call, openedAt:
 *   '2026-07-30T09:01:00-05:00' });
 */
export const openAsistencia = decisions.open;

/**
 * What an event leads to: the next snapshot, its effects and the step for the bitácora (5.1.C), or
 * every reason against it, each with its clause. Changes nothing of what it is given.
 * @throws `SnapshotError` if the snapshot is none of this machine. A malformed event is refused
 *   with `invalid-event`.
 * @example const decision = decide(snapshot, { type: 'denial.explained', reason: 'Fuera del plan',
 *   at, by }); if (decision.accepted) save(decision.snapshot, decision.effects); else for (const {
 *   code, message } of decision.refusals) console.log(code, message.es);
 */
export const decide = decisions.decide;

/**
 * As `decide`, for an event that was checked already: the one that `stamp` makes of what
 * `parseEventRequest` gave.
 * @throws `SnapshotError` if the snapshot is none of this machine. For an unchecked event it may
 *   throw anything.
 * @example const request = parseEventRequest(body); if (request.ok) decideParsed(snapshot,
 *   stamp(request.value, { at, by }));
 */
export const decideParsed = decisions.decideParsed;

/**
 * Every reason against an event, each with its guard and clause; none if it would be accepted.
 * Changes nothing.
 * @throws `SnapshotError` if the snapshot is none of this machine.
 * @example const refusals = explain(snapshot, { type: 'price.informed', at, by });
 */
export const explain = decisions.explain;

/**
 * The events that `by` could have accepted at `at` (clause 3), each with some payload.
 * @throws `SnapshotError` if the snapshot is none of this machine.
 * @example allowedEvents(snapshot, { at, by: { id: 'lucia', role: 'coordinador' } }).map(({ label
 *   }) => label.es);
 */
export const allowedEvents: Questions['allowed'] = (snapshot, who) => questions.allowed(snapshot, who);

/**
 * The events of the present state that `by` could not have accepted at `at`, whatever they carried,
 * with every reason (5.1.A to 5.1.J).
 * @throws `SnapshotError` if the snapshot is none of this machine.
 * @example blockedEvents(snapshot, { at, by }).map(({ label, refusals }) => [label.es,
 *   refusals[0].message.es]);
 */
export const blockedEvents: Questions['blocked'] = (snapshot, who) => questions.blocked(snapshot, who);

/**
 * The snapshot that a journal leads to: the same on any machine and at any time (5.1.C).
 * @throws `InputError` for a bad input, and an `Error` that names the event if the journal holds
 *   one that is refused.
 * @example const snapshot = replay(input, events);
 */
export const replay: Host['replay'] = (input, events) => replaying(input, events);

/**
 * The roles that may send an event where the asistencia stands (clause 3).
 * @throws `SnapshotError` if the snapshot is none of this machine.
 * @example
 * sendersOf(snapshot, 'cost.approved'); // ['supervisor', 'jefe', 'gerencia']
 */
export const sendersOf: Questions['sendersOf'] = (snapshot, type) => questions.sendersOf(snapshot, type);

/**
 * Where an asistencia stands, in the procedure's words: its state, stage and sub-stage (5.2.A), its
 * closure status (4.1 to 4.5) and its category (4.7).
 * @throws `SnapshotError` if the snapshot is none of this machine.
 * @example describeAsistencia(snapshot).state; // 'monitoreo.arribo'
 */
export const describeAsistencia: Questions['describe'] = (snapshot) => questions.describe(snapshot);

/**
 * The machine as plain data (6.I): what diagrams, tables and reports are made of.
 * @example
 * definition().transitions.filter(({ clauses }) => clauses.includes('5.1.G'));
 */
export const definition = (): Definition => definitionOf(asistenciaMachine, codec.version, standard);

/**
 * The snapshot as plain JSON to store. `seq` says how many events led to it.
 * @throws `SnapshotError` if the snapshot is none of this machine.
 * @example
 * writeFileSync('asistencia.json', JSON.stringify(pack(snapshot, seq)));
 */
export const pack: Host['pack'] = (snapshot, seq) => codec.pack(snapshot, seq);

/**
 * A stored snapshot, migrated and checked field by field.
 * @throws `SnapshotError`: `snapshot-malformed`, `snapshot-state-unknown`, or `snapshot-too-new`
 *   for one that a newer version wrote.
 * @example const { snapshot, seq } = unpack(JSON.parse(readFileSync('asistencia.json', 'utf8')));
 */
export const unpack: Host['unpack'] = (envelope) => codec.unpack(envelope);

/** The version of the snapshots that `pack` writes. */
export const snapshotVersion: number = /* @__PURE__ */ (() => standardMigrations.length + 1)();
