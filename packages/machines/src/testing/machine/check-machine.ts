import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import { KitError } from '../kit-error.ts';
import { checkNames } from '../rules.ts';
import { firstFailure, type SearchOptions } from '../search.ts';
import type { TestSourceOptions } from '../test-source.ts';
import type { Payload } from './event-sources.ts';
import { machineRegressionTest, machineStory } from './machine-story.ts';
import { type MachineWalk, type MachineWalkOptions, machineWalk } from './machine-walk.ts';
import { type MachineRule, type PlayedMachine, playMachine } from './play-machine.ts';

/** Which walks are played on a machine, and what must hold. */
export interface MachineCheckOptions<TMachine extends AnyStateMachine>
  extends MachineWalkOptions<TMachine>,
    SearchOptions,
    TestSourceOptions {
  /** What must hold at every moment; without rules, only that the machine throws nothing. */
  rules?: readonly MachineRule<TMachine>[];
}

/** A walk that breaks a rule, or at which the machine throws, as short as it gets. */
export interface MachineCounterexample {
  rule: string;
  walk: MachineWalk;
  story: string;
  /** A test file. */
  regressionTest: string;
  /** What the machine or the rule threw. */
  error: unknown;
  /** False where the time for shrinking was over. */
  isShortest: boolean;
  /** Give it back as options: it leads to the same walk at once. */
  replay: { seed: number; path: string };
}

/** What a check of a machine found. */
export interface MachineCheck {
  /** Walks played until there was a failure. */
  runs: number;
  counterexample: MachineCounterexample | null;
  /** How often each step was taken, and each state was reached. */
  labels: { steps: Readonly<Record<string, number>>; states: Readonly<Record<string, number>> };
  /** The events with a schema that no walk took. */
  untried: readonly string[];
}

/**
 * Plays generated walks on any XState 5 machine, and checks rules at every moment.
 * @throws {KitError} where the check would test nothing: `runs: 0`, `rules: []`, a schema that no
 *   event has or the reverse, a schema without values, walks that are mostly empty
 */
export function checkMachine<TMachine extends AnyStateMachine>(
  machine: TMachine,
  schemas: Readonly<Record<string, Payload>>,
  options: MachineCheckOptions<TMachine> = {},
): MachineCheck {
  const { rules, input, skip = [] } = options;
  if (rules?.length === 0)
    throw new KitError(
      'no-rules',
      'rules is empty: leave it out to check only that the machine throws nothing',
    );
  checkNames(rules ?? []);
  const steps: Record<string, number> = {};
  const states: Record<string, number> = {};
  const play = (walk: MachineWalk): PlayedMachine<TMachine> =>
    playMachine(machine, walk, { ...(rules && { rules }), ...(input === undefined ? {} : { input }) });

  const { runs, found } = firstFailure(
    machineWalk(machine, schemas, options),
    (walk) => {
      const { moments, broken } = play(walk);
      for (const { event, after } of moments) {
        steps[event.type] = (steps[event.type] ?? 0) + 1;
        const state = JSON.stringify((after as AnyMachineSnapshot).value);
        states[state] = (states[state] ?? 0) + 1;
      }
      return broken === undefined;
    },
    options,
  );
  const summary = {
    runs,
    labels: { steps, states },
    untried: Object.keys(schemas).filter((type) => !steps[type] && !skip.includes(type)),
  };
  if (!found) return { ...summary, counterexample: null };
  const { value: walk, seed, path, isSmallest } = found;
  const played = play(walk) as unknown as PlayedMachine;
  checkIsSame(machine, played, play(walk) as unknown as PlayedMachine, seed);
  const test = { ...options, hasRules: rules !== undefined, seed, path };
  const counterexample: MachineCounterexample = {
    rule: String(played.broken),
    walk,
    story: machineStory(machine, played),
    regressionTest: machineRegressionTest(machine, walk, played, test),
    error: played.error,
    isShortest: isSmallest,
    replay: { seed, path },
  };
  return { ...summary, counterexample };
}

/**
 * Actions that ask for chance or the clock lead elsewhere each time, and no counterexample is kept.
 * @throws {KitError} `machine-varies`
 */
function checkIsSame(machine: AnyStateMachine, one: PlayedMachine, other: PlayedMachine, seed: number): void {
  const isSame = one.broken === other.broken && one.moments.length === other.moments.length;
  if (isSame && one.broken !== undefined) return;
  throw new KitError(
    'machine-varies',
    `The machine ${machine.id} takes the same steps otherwise each time (seed ${seed}): ` +
      'provide what it asks of chance or of the clock\n\n' +
      machineStory(machine, one.broken ? one : other),
  );
}

/**
 * The same as an assertion. Throws the story, the regression test and the token of a
 * counterexample, and names the events that no walk took.
 */
export function assertMachine<TMachine extends AnyStateMachine>(
  machine: TMachine,
  schemas: Readonly<Record<string, Payload>>,
  options: MachineCheckOptions<TMachine> = {},
): void {
  const { counterexample, untried, runs } = checkMachine(machine, schemas, options);
  if (counterexample) {
    const { rule, story, regressionTest, replay, isShortest, error } = counterexample;
    const again = `Again: { seed: ${replay.seed}, path: '${replay.path}' }`;
    const note = isShortest ? '' : '\n\nThe time for shrinking was over: a shorter walk may exist.';
    throw new Error(`${rule}\n\n${story}${note}\n\n${again}\n\nAs a test:\n\n${regressionTest}`, {
      cause: error,
    });
  }
  if (untried.length === 0) return;
  throw new KitError(
    'walks-empty',
    `In ${runs} walks the machine ${machine.id} never took ${untried.join(', ')}: ` +
      'raise runs or maxSteps, narrow the schema to what its guards let through, or name the event in skip',
  );
}
