import fc from 'fast-check';
import type { AnyStateMachine } from 'xstate';
import { type TestSourceOptions, testSource } from '../test-source.ts';
import type { MachineWalk } from './machine-walk.ts';
import type { PlayedMachine } from './play-machine.ts';
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
    '',
    `And this rule breaks: ${broken}.`,
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

/** The counterexample as a test that fails until the machine is right. */
export function machineRegressionTest(
  walk: MachineWalk,
  { broken }: PlayedMachine,
  input: unknown,
  options: TestSourceOptions & { hasRules: boolean },
): string {
  const names = options.hasRules ? 'machine, rules' : 'machine';
  const given = [options.hasRules ? 'rules' : '', input === undefined ? '' : `input: ${fc.stringify(input)}`];
  return testSource(
    String(broken),
    'playMachine',
    [
      'const { broken } = playMachine(machine, [',
      ...walk.map((step) => `  ${fc.stringify(step)},`),
      `], { ${given.filter(Boolean).join(', ')} });`,
      'assert.equal(broken, undefined);',
    ],
    { imports: `import { ${names} } from './machine.ts'; // What was checked`, ...options },
  );
}
