// `npm run bench -- decide`: what a decision costs, against a reducer written by hand and against
// XState, over every event of every example case. Processor time, so that other programs of the
// machine count little; the subjects take turns.

import * as machines from '@conexion/machines';
import {
  type AsistenciaEvent,
  type AsistenciaSnapshot,
  asistenciaMachine,
  contextSchema,
  isStateId,
  openAsistencia,
  snapshotVersion,
} from '@conexion/machines';
import { createActor, transition } from 'xstate';
import { median } from './median.ts';
import { type RecordedCase, recordedCases } from './recorded-cases.ts';
import { reduce } from './reducer/reduce.ts';
import { plain } from './reducer/reducer-disagreement.ts';

type Api = Pick<typeof machines, 'decide' | 'decideParsed' | 'openAsistencia' | 'pack' | 'unpack'>;

/** A subject makes ready what stands before the first event, and answers what takes all events. */
type Subject = (opened: AsistenciaSnapshot) => (events: readonly AsistenciaEvent[]) => void;

const rounds = Number(process.env.BENCH_ROUNDS ?? 21);
/** Of each subject in a round, in milliseconds of processor time. */
const slice = 60;
/** Not measured: the just-in-time compiler warms up, for each subject. */
const warmUps = 10;

const byReducer: Subject = (opened) => (events) => {
  let asistencia = plain(opened);
  for (const event of events) {
    const outcome = reduce(asistencia, event);
    if (outcome.accepted) asistencia = outcome.next;
  }
};

const byTransition: Subject = (opened) => (events) => {
  let snapshot = opened;
  for (const event of events) [snapshot] = transition(asistenciaMachine, snapshot, event);
};

const byActor: Subject = (opened) => {
  const actor = createActor(asistenciaMachine, { snapshot: opened, input: undefined as never }).start();
  return (events) => {
    for (const event of events) actor.send(event);
  };
};

const by =
  (decide: Api['decide']): Subject =>
  (opened) =>
  (events) => {
    let snapshot = opened;
    for (const event of events) {
      const decision = decide(snapshot, event);
      if (decision.accepted) ({ snapshot } = decision);
    }
  };

const byCycle =
  ({ unpack, decide, pack }: Api): Subject =>
  (opened) => {
    let stored = JSON.stringify(pack(opened, 0));
    return (events) => {
      for (const event of events) {
        const { snapshot, seq } = unpack(JSON.parse(stored));
        const decision = decide(snapshot, event);
        if (decision.accepted) stored = JSON.stringify(pack(decision.snapshot, seq + 1));
      }
    };
  };

/** What a program around the reducer stores, with the checks that `unpack` makes of the context. */
const byReducerCycle: Subject = (opened) => {
  let stored = JSON.stringify({ version: snapshotVersion, seq: 0, snapshot: plain(opened) });
  return (events) => {
    for (const event of events) {
      const { version, seq, snapshot } = JSON.parse(stored);
      if (version !== snapshotVersion || !isStateId(snapshot.state)) throw new Error('Unknown');
      const outcome = reduce(
        { state: snapshot.state, context: contextSchema.parse(snapshot.context) },
        event,
      );
      if (outcome.accepted) stored = JSON.stringify({ version, seq: seq + 1, snapshot: outcome.next });
    }
  };
};

/** Microseconds of processor time for each event, over whole cases. */
function measure(subject: Subject, cases: readonly RecordedCase[]): number {
  const opened = cases.map(({ input }) => openAsistencia(input).snapshot);
  let events = 0;
  let spent = 0;
  while (spent < slice * 1_000) {
    const ready = opened.map(subject);
    const began = process.cpuUsage();
    for (const [place, run] of ready.entries()) run(cases[place]?.events ?? []);
    const { user, system } = process.cpuUsage(began);
    spent += user + system;
    for (const one of cases) events += one.events.length;
  }
  return spent / events;
}

/** Prints the ratios; `baseline` is the entry point of another build of the machines. */
export async function compareDecisions(baseline?: string): Promise<void> {
  const before: Api | undefined = baseline && (await import(baseline));
  const subjects: Record<string, Subject> = {
    reducer: byReducer,
    transition: byTransition,
    actor: byActor,
    decideParsed: by(machines.decideParsed),
    decide: by(machines.decide),
    cycle: byCycle(machines),
    reducerCycle: byReducerCycle,
    ...(before && { decideBefore: by(before.decide), cycleBefore: byCycle(before) }),
  };
  const cases = await recordedCases();
  const costs = new Map(Object.keys(subjects).map((name) => [name, [] as number[]]));
  for (let round = -warmUps; round < rounds; round++)
    for (const [name, subject] of Object.entries(subjects)) {
      const cost = measure(subject, cases);
      if (round >= 0) costs.get(name)?.push(cost);
    }

  const cost = (name: string) => median(costs.get(name) ?? []);
  const events = cases.reduce((sum, one) => sum + one.events.length, 0);
  console.log(`${cases.length} asistencias, ${events} events; medians of ${rounds} rounds in turn\n`);
  for (const name of Object.keys(subjects))
    console.log(`${name.padEnd(14)} ${cost(name).toFixed(2).padStart(7)} µs an event`);
  console.log('\nRatios of this run');
  ratio('reducer / transition()', 'transition', 'reducer', 4);
  ratio('decideParsed / reducer', 'reducer', 'decideParsed', 0.6);
  ratio('decide / decide of the other build', 'decideBefore', 'decide', 1.5);
  ratio("cycle / the reducer's cycle", 'reducerCycle', 'cycle', 0.7);
  ratio('decideParsed / transition()', 'transition', 'decideParsed');
  ratio('decideParsed / live actor', 'actor', 'decideParsed');
  ratio('cycle / cycle of the other build', 'cycleBefore', 'cycle');

  /** How often the one is done while the other is done once. */
  function ratio(what: string, whole: string, part: string, least?: number): void {
    const reached = cost(whole) / cost(part);
    const asked = least === undefined ? '' : `  asked ${least.toFixed(2)}`;
    const verdict = least !== undefined && reached < least ? '  MISSED' : '';
    console.log(
      `${what.padEnd(36)} ${Number.isNaN(reached) ? 'not measured' : `reached ${reached.toFixed(2)}`}${asked}${verdict}`,
    );
  }
}
