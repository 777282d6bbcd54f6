import fc from 'fast-check';
import type { AnyStateMachine } from 'xstate';
import { nothingBroken, type TestSourceOptions, testSource } from '../test-source.ts';
import type { MachineWalk } from './machine-walk.ts';
import { type MachineRule, type PlayedMachine, playMachine } from './play-machine.ts';
import type { MachineStep } from './position.ts';

/** A counterexample in words: every step, where it led and when, and what broke. */
export function machineStory(
  machine: AnyStateMachine,
  { moments, failed, broken, error }: PlayedMachine,
): string {
  const lines = moments.map(({ after, now, ...step }) => {
    const when = step.kind === 'timer' ? ` at ${now} ms` : '';
    return `${said(step)}${when} → ${stateOf(after.value)}`;
  });
  const isThrown = failed && moments.length > 0 ? moments.at(-1)?.event !== failed.event : true;
  if (failed && isThrown) lines.push(`${said(failed)}: throws`);
  const [first] = moments;
  return [
    first ? `${machine.id}, from ${stateOf(first.before.value)}` : machine.id,
    ...lines.map((line, place) => `${String(place + 1).padStart(3)}. ${line}`),
    ...(broken === undefined ? [] : ['', `And this rule breaks: ${broken}.`]),
    ...(error === undefined
      ? []
      : [`     ${error instanceof Error ? `${error.name}: ${error.message}` : fc.stringify(error)}`]),
  ].join('\n');
}

function said({ kind, event }: MachineStep): string {
  const { type, actorId, ...payload } = event;
  const carried = Object.keys(payload).length > 0 ? ` ${fc.stringify(payload)}` : '';
  if (kind === 'event') return `${type}${carried}`;
  if (kind === 'timer') return `time passes: ${type}${carried}`;
  return `${actorId} ${kind === 'done' ? 'ends' : kind === 'error' ? 'fails' : 'reports'}${carried}`;
}

const stateOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/**
 * The counterexample as a test that fails until the machine is right. Where its steps cannot be
 * written down, such as one that carries a function, the test makes them again from the seed.
 */
export function machineRegressionTest(
  machine: AnyStateMachine,
  walk: MachineWalk,
  { broken }: PlayedMachine,
  options: TestSourceOptions & TestedOptions,
): string {
  const { hasRules, rules, input, seed, path } = options;
  const steps = walk.map((step) => `  ${fc.stringify(step)},`);
  const given = [hasRules ? 'rules' : '', input === undefined ? '' : `input: ${fc.stringify(input)}`];
  const isWritten = (): boolean => {
    try {
      const [again, inputAgain] = read(`[[${steps.join('')}], ${fc.stringify(input)}]`);
      const asked = {
        ...(rules && { rules }),
        ...(input === undefined ? {} : { input: inputAgain as never }),
      };
      return playMachine(machine, again as MachineWalk, asked).broken === broken;
    } catch {
      return false;
    }
  };
  const [names, kit, body] = isWritten()
    ? [
        hasRules ? 'machine, rules' : 'machine',
        'playMachine',
        [
          'const { broken, error } = playMachine(machine, [',
          ...steps,
          `], { ${given.filter(Boolean).join(', ')} });`,
          ...nothingBroken,
        ],
      ]
    : [
        'machine, options, schemas',
        'checkMachine',
        [
          '// What the steps carry cannot be written down: the seed makes them again.',
          `const again = { ...options, seed: ${seed}, path: '${path}' };`,
          'assert.equal(checkMachine(machine, schemas, again).counterexample, null);',
        ],
      ];
  return testSource(String(broken), kit, body, {
    imports: `import { ${names} } from './machine.ts'; // What was checked`,
    ...options,
  });
}

/** The values of a text, as the test that holds it reads them. */
const read = (text: string) => new Function(`return ${text}`)() as [unknown, unknown];

interface TestedOptions {
  hasRules: boolean;
  rules?: readonly MachineRule[];
  input?: unknown;
  seed: number;
  path: string;
}
