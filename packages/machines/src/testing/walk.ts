import fc from 'fast-check';
import type { AsistenciaEvent } from '../asistencia/asistencia-event.ts';
import type { AsistenciaInput } from '../asistencia/input.ts';
import type { Policy } from '../asistencia/policy.ts';
import type { AsistenciaSnapshot } from '../host/describe.ts';
import type { AnyHost } from '../host/host.ts';
import { standardHost } from '../host/standard-host.ts';
import { Course } from './course.ts';
import { DialReader, type Dials, dials, inputDials } from './dials.ts';
import { hostileEvent } from './hostile-event.ts';
import { inputFrom } from './inputs.ts';
import { legalEvent } from './legal-event.ts';

/**
 * An asistencia and the events tried on it, legal or not, ready to be played on any system under
 * test.
 */
export interface Walk {
  input: AsistenciaInput;
  events: readonly unknown[];
}

/** A walk before it is walked: shrinks by dropping steps and turning dials to 0. */
export interface Script {
  input: Dials;
  steps: readonly Dials[];
}

/** How walks are generated. */
export interface WalkOptions {
  /** Steps at most; 60 by default. */
  maxSteps?: number;
  /** The host to walk on. If its guards were replaced, the walk goes where they allow. */
  host?: AnyHost;
  /** The policy of the asistencias; by default, policies that guards tell apart. */
  policy?: Policy;
}

export const scripts = ({ maxSteps = 60 }: WalkOptions = {}): fc.Arbitrary<Script> =>
  fc.record({ input: inputDials, steps: fc.array(dials, { maxLength: maxSteps, size: 'max' }) });

/** When walks begin: 31 August, because six months before or after it February has no such day. */
export const beginning = '2026-08-31T15:00:00Z';
/**
 * Some begin on the last of February, of a leap year, or where it is already March in another zone.
 */
const beginnings = [
  ...[beginning, beginning, beginning],
  '2026-02-28T15:00:00Z',
  '2028-02-29T15:00:00Z',
  '2026-03-01T02:00:00Z',
  // The clocks of New York and of Madrid changed the day before.
  '2026-11-02T15:00:00Z',
  '2026-03-30T15:00:00Z',
] as const;

/** What opens an asistencia, from a row of dials. */
export function openingFrom(row: Dials): AsistenciaInput {
  const dial = new DialReader(row);
  return inputFrom(dial, dial.any(beginnings));
}

interface Moment {
  snapshot: AsistenciaSnapshot;
  course: Course;
  /** The event before, taken or not. */
  last: unknown;
}

/** Walks a script: each step chooses an event for the current state of the asistencia. */
function walked(
  { input, steps }: Script,
  { host = standardHost, policy }: WalkOptions,
  choose: (row: Dials, moment: Moment) => unknown,
): Walk {
  const opening = { ...openingFrom(input), ...(policy && { policy }) };
  const events: unknown[] = [];
  const course = new Course(host.machine);
  let { snapshot } = host.open(opening);
  let afterwards = 0;
  for (const row of steps) {
    course.setOut(row);
    const event = choose(row, { snapshot, course, last: events.at(-1) });
    if (event === undefined) break;
    events.push(event);
    const decision = decided(host, snapshot, event as AsistenciaEvent);
    // Where the host throws, the walk ends: the check meets it again, and tells its story.
    if (!decision) break;
    if (!decision.accepted) {
      if (snapshot.status === 'done' && ++afterwards === 3) break;
      continue;
    }
    snapshot = decision.snapshot;
    course.took(decision.step.transition);
  }
  return { input: opening, events };
}

function decided(host: AnyHost, snapshot: AsistenciaSnapshot, event: AsistenciaEvent) {
  try {
    return host.decide(snapshot, event);
  } catch {
    return undefined;
  }
}

/** Walks of accepted events from the first call on: each event is chosen for the current state. */
export const legalWalk = (options: WalkOptions = {}): fc.Arbitrary<Walk> =>
  scripts(options).map((script) =>
    walked(script, options, (row, { snapshot, course }) =>
      legalEvent(snapshot, row, course.taken, undefined, course.worth),
    ),
  );

/** The walk of a script on which every third event or so is an attack. */
export const attackedWalk = (script: Script, options: WalkOptions = {}): Walk =>
  walked(script, options, (row, { snapshot, course, last }) => {
    const isAttack = (row.at(-1) ?? 0) % (course.isNew ? 2 : 6) === 1;
    const legal = isAttack ? undefined : legalEvent(snapshot, row, course.taken, undefined, course.worth);
    return legal ?? hostileEvent(snapshot, row, last);
  });

/** Walks on which every third event or so is an attack. */
export const adversarialWalk = (options: WalkOptions = {}): fc.Arbitrary<Walk> =>
  scripts(options).map((script) => attackedWalk(script, options));
