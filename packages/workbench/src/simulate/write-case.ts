import { clauses, describeAsistencia, parsePolicy, type Text } from '@conexion/machines';
import {
  type CaseInput,
  caseFile,
  dateIn,
  dateOffset,
  offsetOf,
  withOffsets,
} from '@conexion/machines/cases';
import { demoUsers } from '../session/demo-users.ts';
import { type Outcome, type PlayedAsistencia, playScript, type SimulatedRefusal } from './play-script.ts';
import type { Opening, Script, ScriptEvent } from './script.ts';

type CaseAsistencia = CaseInput['asistencias'][number];
type CaseStep = Extract<CaseAsistencia, { steps: unknown }>['steps'][number];

/**
 * The first `count` items of a script as a scripted case. Times are durations before its last step,
 * and each step has where it led or why it was refused. Null where the asistencia opened last
 * received no event.
 */
export function writeCase(script: Script, count: number, title: Text): string | null {
  const { outcomes, asistencias } = playScript(script, count);
  const last = outcomes.findLast(({ item }) => item.kind !== 'wait');
  if (!last || asistencias.at(-1)?.outcomes.length === 1) return null;
  const moment = new Date(last.item.at);
  const openings = outcomes.filter((outcome) => outcome.item.kind === 'opening');
  const file: CaseInput = {
    title,
    clauses: clausesOf(outcomes) as CaseInput['clauses'],
    policy: changed(script),
    expediente: withOffsets(script.expediente, moment) as CaseInput['expediente'],
    asistencias: openings.map(({ item, refusals }) => {
      const opening = item as Opening;
      const played = asistencias.find((one) => one.opening === opening);
      return played ? playedCase(played, moment) : refusedCase(opening, refusals, moment);
    }),
  };
  // Every reader validates with this schema: an error here is a bug of this module.
  caseFile.parse(file);
  return `${JSON.stringify(file, null, 2)}\n`;
}

function openingOf({ name, at, service, plan, warrantyOf }: Opening, moment: Date) {
  const contractedOn = { $date: dateOffset(dateIn(plan.timeZone, at), plan.contractedOn) };
  return {
    ...(name !== undefined && { name }),
    at: offsetOf(moment, at),
    service,
    plan: { ...plan, contractedOn },
    ...(warrantyOf !== undefined && { warrantyOf }),
  };
}

function playedCase({ opening, snapshot, outcomes }: PlayedAsistencia, moment: Date): CaseAsistencia {
  const { closureStatus, category } = describeAsistencia(snapshot);
  return {
    ...openingOf(opening, moment),
    steps: outcomes.filter(({ item }) => item.kind === 'event').map((outcome) => stepOf(outcome, moment)),
    closure: closureStatus,
    category,
  };
}

const refusedCase = (
  opening: Opening,
  refusals: readonly SimulatedRefusal[],
  moment: Date,
): CaseAsistencia => ({
  ...openingOf(opening, moment),
  refused: refusedOf(refusals),
});

function stepOf({ item, accepted, refusals }: Outcome, moment: Date): CaseStep {
  const { at, by, event, note } = item as ScriptEvent;
  const isCast = demoUsers.some(({ user, role }) => user === by.id && role === by.role);
  return {
    ...(note !== undefined && { note }),
    at: offsetOf(moment, at),
    by: isCast ? by.role : by,
    event: withOffsets(event, moment) as CaseStep['event'],
    ...(accepted ? { state: accepted.step.to } : { refused: refusedOf(refusals) }),
  };
}

/** A refusal as a case names it: over HTTP, an invalid event is an invalid request. */
function refusedOf(refusals: readonly SimulatedRefusal[]): NonNullable<CaseStep['refused']> {
  const [first] = refusals;
  if (!first) throw new Error('A refused step has no reason');
  const code = first.code === 'invalid-event' ? 'invalid-request' : first.code;
  const guards = refusals.flatMap((refusal) => ('guard' in refusal ? [refusal.guard] : []));
  return {
    code,
    ...(guards.length > 1 ? { guards } : { guard: guards[0] }),
    ...('reason' in first && { reason: first.reason }),
    ...(code === 'guard-refused' && 'clause' in first && { clause: first.clause as keyof typeof clauses }),
  };
}

/** The clauses by which the case went and was held up, each once. */
function clausesOf(outcomes: readonly Outcome[]): readonly string[] {
  const cited = outcomes.flatMap(({ accepted, refusals }) => [
    ...(accepted?.step.clauses ?? []),
    ...refusals.flatMap((refusal) => ('clause' in refusal ? [refusal.clause] : [])),
  ]);
  const known = [...new Set(cited)].filter((clause) => clause in clauses);
  return known.length > 0 ? known : ['5.2.A'];
}

/** What the script's policy has that is not standard: a case names no more than it needs. */
function changed({ policy }: Script): Record<string, unknown> {
  const standard: Record<string, unknown> = parsePolicy({});
  return Object.fromEntries(
    Object.entries(policy).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(standard[name]),
    ),
  );
}
