import type { AnyEventObject, AnyStateMachine, EventFrom, InputFrom, SnapshotFrom } from 'xstate';
import { verdict } from '../kit-error.ts';
import type { MachineWalk } from './machine-walk.ts';
import { advanced, type MachineStep, type Position, positionAtStart } from './position.ts';

/** A step of a machine that was played, with what stood before and after it. */
export interface MachineMoment<TMachine extends AnyStateMachine = AnyStateMachine> {
  kind: MachineStep['kind'];
  /** As the machine received it; the type of a child's event or a timer is XState's. */
  event: EventFrom<TMachine> | AnyEventObject;
  before: SnapshotFrom<TMachine>;
  after: SnapshotFrom<TMachine>;
  /** Milliseconds since the machine began, by the simulated clock. */
  now: number;
}

/** A property of every moment of a machine. */
export interface MachineRule<TMachine extends AnyStateMachine = AnyStateMachine> {
  name: string;
  holds(moment: MachineMoment<TMachine>): boolean;
}

/** What a walk did on a machine. */
export interface PlayedMachine<TMachine extends AnyStateMachine = AnyStateMachine> {
  moments: readonly MachineMoment<TMachine>[];
  /** The name of the rule that broke; undefined where none did. */
  broken: string | undefined;
  /** What the machine or a rule threw. */
  error: unknown;
  /** The step that failed; it is no moment where the machine threw. */
  failed: MachineStep | undefined;
}

/** What is broken where a guard or an action throws. */
export const throwsNothing = 'the machine throws nothing';

/** Plays a walk on a machine, until a rule breaks or something throws. Nothing runs beside it. */
export function playMachine<TMachine extends AnyStateMachine>(
  machine: TMachine,
  walk: MachineWalk,
  { rules = [], input }: { rules?: readonly MachineRule<TMachine>[]; input?: InputFrom<TMachine> } = {},
): PlayedMachine<TMachine> {
  const moments: MachineMoment<TMachine>[] = [];
  let failed: MachineStep | undefined;
  try {
    let position: Position = positionAtStart(machine, input);
    for (const step of walk) {
      failed = step;
      const after = advanced(machine, position, step);
      const moment: MachineMoment<TMachine> = {
        ...step,
        before: position.snapshot as SnapshotFrom<TMachine>,
        after: after.snapshot as SnapshotFrom<TMachine>,
        now: after.now,
      };
      moments.push(moment);
      const broken = brokenAt(rules, moment);
      if (broken) return { moments, failed, ...broken };
      position = after;
    }
  } catch (error) {
    return { moments, broken: throwsNothing, error, failed };
  }
  return { moments, broken: undefined, error: undefined, failed: undefined };
}

/** The first rule that breaks, or that throws itself. */
function brokenAt<TMachine extends AnyStateMachine>(
  rules: readonly MachineRule<TMachine>[],
  moment: MachineMoment<TMachine>,
): { broken: string; error: unknown } | undefined {
  for (const rule of rules) {
    try {
      if (!verdict(rule, rule.holds(moment))) return { broken: rule.name, error: undefined };
    } catch (error) {
      return { broken: rule.name, error };
    }
  }
  return undefined;
}
