import type { By } from '@conexion/machines';
import type { CaseAsistencia, CaseFile, CaseStep, ExpectedRefusal } from '@conexion/machines/cases';
import { dateIn, personOf, resolveTimes } from '@conexion/machines/cases';
import { policyFileOf, unmetIn } from './policies.ts';

/** Where an asistencia stands. */
export interface Situation {
  state: string;
  closureStatus: string | null;
  category: string | null;
}

export interface Refused {
  refusals: readonly {
    code: string;
    guard?: string | undefined;
    clause?: string | undefined;
    reason?: string | undefined;
  }[];
}

/**
 * What can play a case: the pure API or a service. `at` is an offset; a host with its own clock
 * ignores it.
 */
export interface Host {
  /** Every time in the case is relative to it. */
  moment: Date;
  /** The instant at which this host plays what the case puts at an offset. */
  stamp(at: string): string;
  openExpediente(input: object, at: string, by: By): Promise<string>;
  openAsistencia(
    expediente: string,
    input: { service: object; plan: object; warrantyOf?: string | undefined },
    at: string,
    by: By,
  ): Promise<({ id: string; policy: Record<string, unknown> } & Situation) | Refused>;
  send(asistencia: string, event: object, at: string, by: By): Promise<Situation | Refused>;
  /** The kinds of the automatic pendientes that are open. */
  agenda(expediente: string, asistencia: string): Promise<string[]>;
  /** The result of playing a case. */
  aftermath(expediente: string, asistencia: string): Promise<Aftermath>;
}

interface Aftermath {
  expediente: string;
  /** The types of the accepted events, from the bitácora. */
  events: string[];
  /** Everything in the bitácora, the opening included. */
  entries: number;
  openPendientes: number;
}

/** The result of one asistencia of a case. */
export interface Played {
  name: string | undefined;
  path: string[];
  closure: string | null;
  category: string | null;
  entries: number;
}

/** The case and the played result disagree; the message uses the terms of the case. */
export class Mismatch extends Error {}

/** The policy in force is not the one that the case needs. */
export class OtherPolicy extends Error {}

/**
 * Plays a case step by step. Throws a `Mismatch` at the first difference from what the case
 * expects, or `OtherPolicy`.
 */
export async function playCase(file: CaseFile, host: Host): Promise<Played[]> {
  const ids = new Map<string | undefined, string>();
  const start = file.asistencias[0]?.at ?? 'now';
  const timed = <T>(value: T, timeZone: string, at: string) =>
    resolveTimes(value, host.moment, dateIn(timeZone, host.stamp(at)));
  const expediente = await host.openExpediente(
    timed(file.expediente, 'UTC', start),
    start,
    personOf('coordinador'),
  );

  const played: Played[] = [];
  for (const asistencia of file.asistencias) {
    const { at, service, plan, warrantyOf } = asistencia;
    const input = timed({ service, plan, warrantyOf: warrantyOf && ids.get(warrantyOf) }, plan.timeZone, at);
    const opened = await host.openAsistencia(expediente, input, at, personOf('coordinador'));
    if ('refused' in asistencia || 'refusals' in opened) {
      expectRefusal('opening', 'refused' in asistencia ? asistencia.refused : undefined, opened);
      played.push({ name: asistencia.name, path: [], closure: null, category: null, entries: 0 });
      continue;
    }
    ids.set(asistencia.name, opened.id);
    expectPolicy(file, opened.policy);
    const path = await playSteps(asistencia.steps, opened, {
      send: (step) => host.send(opened.id, timed(step.event, plan.timeZone, at), step.at, personOf(step.by)),
      agenda: () => host.agenda(expediente, opened.id),
    });
    const aftermath = await host.aftermath(expediente, opened.id);
    played.push(conclude(asistencia, path, aftermath));
    const isOver = played.every(({ path, closure }) => path.length === 0 || isFinal(closure));
    expectSame('expediente', isOver ? 'cerrado' : 'abierto', aftermath.expediente);
  }
  return played;
}

async function playSteps(
  steps: readonly CaseStep[],
  opened: Situation,
  host: { send(step: CaseStep): Promise<Situation | Refused>; agenda(): Promise<string[]> },
): Promise<Situation[]> {
  const path = [opened];
  for (const [index, step] of steps.entries()) {
    const where = `step ${index + 1}, ${step.event.type} at ${step.at}`;
    const answer = await host.send(step);
    if (step.refused || 'refusals' in answer) expectRefusal(where, step.refused, answer);
    else path.push(answer);
    const now = path.at(-1) ?? opened;
    for (const fact of ['state', 'closureStatus', 'category'] as const) {
      if (step[fact] !== undefined) expectSame(`${where}: ${fact}`, step[fact], now[fact]);
    }
    if (step.pendientes) expectList(`${where}: pendientes`, step.pendientes, await host.agenda());
  }
  return path;
}

function conclude(
  { name, closure, category, steps }: Extract<CaseAsistencia, { closure: unknown }>,
  path: Situation[],
  { events, entries, openPendientes }: Aftermath,
): Played {
  const last = path.at(-1);
  const accepted = steps.filter(({ refused }) => !refused).map(({ event }) => event.type);
  expectSame('closure', closure, last?.closureStatus);
  expectSame('category', category, last?.category);
  expectSame('bitácora', accepted.join(' '), events.join(' '));
  if (isFinal(closure)) expectSame('open pendientes after the closure', 0, openPendientes);
  else if (openPendientes === 0) throw new Mismatch('no pendiente is open: the case fell off the agenda');
  return { name, path: path.map(({ state }) => state), closure, category, entries };
}

/** A closure that ends an asistencia; `proveedorConcluido` is only held on the way. */
const isFinal = (closure: string | null) => closure !== null && closure !== 'proveedorConcluido';

function expectRefusal(where: string, expected: ExpectedRefusal | undefined, answer: object): void {
  if (!expected) throw new Mismatch(`${where}: refused, ${JSON.stringify(answer)}`);
  if (!('refusals' in answer))
    throw new Mismatch(`${where}: accepted, not refused ${JSON.stringify(expected)}`);
  const { refusals } = answer as Refused;
  const isNamed = refusals.some(
    ({ code, guard, clause, reason }) =>
      code === expected.code &&
      (expected.guard === undefined || guard === expected.guard) &&
      (expected.clause === undefined || clause === expected.clause) &&
      (expected.reason === undefined || reason === expected.reason),
  );
  if (!isNamed) {
    throw new Mismatch(`${where}: refused, but not ${JSON.stringify(expected)}: ${JSON.stringify(answer)}`);
  }
  if (expected.guards) {
    const guards = refusals.map(({ code, guard }) => guard ?? code);
    expectList(`${where}: refused by`, expected.guards, guards);
  }
}

function expectPolicy(file: CaseFile, inForce: Record<string, unknown>): void {
  const unmet = unmetIn(inForce, file.policy);
  if (Object.keys(unmet).length === 0) return;
  const start = `start the service with POLICY_FILE=examples/cases/${policyFileOf(file)}`;
  throw new OtherPolicy(`needs the policy ${JSON.stringify(unmet)}: ${start}`);
}

/** The same words, in any order. */
const expectList = (what: string, expected: readonly string[], actual: readonly string[]): void =>
  expectSame(what, expected.toSorted().join(', '), actual.toSorted().join(', '));

function expectSame(what: string, expected: unknown, actual: unknown): void {
  if (expected !== actual) throw new Mismatch(`${what}: expected ${expected}, got ${actual}`);
}
