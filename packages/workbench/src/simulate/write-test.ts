import { describeAsistencia } from '@conexion/machines';
import { type Outcome, type PlayedAsistencia, playScript } from './play-script.ts';
import type { Script, ScriptEvent } from './script.ts';

/**
 * The first `count` items of a script as a vitest file over the pure API: one test for each
 * asistencia, which fails as soon as a step no longer leads where it led, or is no longer refused
 * by the rule that refused it.
 */
export function writeTest(script: Script, count: number, title: string): string {
  const { asistencias } = playScript(script, count);
  const tests = asistencias.map((asistencia) => testOf(asistencia, `${title}: ${nameOf(asistencia)}`));
  return `${head}\n${tests.join('\n')}`;
}

const head = `import { type AsistenciaEvent, type AsistenciaInput, decide, describeAsistencia, openAsistencia } from '@conexion/machines';
import { expect, it } from 'vitest';
`;

const nameOf = ({ input }: PlayedAsistencia): string => `${input.service.type}, ${input.service.definition}`;

function testOf({ input, snapshot, outcomes }: PlayedAsistencia, title: string): string {
  const { closureStatus, category } = describeAsistencia(snapshot);
  const steps = outcomes.filter(isStep).map(stepOf);
  return `it(${JSON.stringify(title)}, () => {
  const input: AsistenciaInput = ${indented(input)};
  const steps: { event: unknown; leadsTo?: string; refused?: object }[] = ${indented(steps)};

  let { snapshot } = openAsistencia(input);
  for (const { event, leadsTo, refused } of steps) {
    const decision = decide(snapshot, event as AsistenciaEvent);
    if (decision.accepted) snapshot = decision.snapshot;
    expect(decision.accepted ? undefined : decision.refusals[0]).toEqual(refused && expect.objectContaining(refused));
    if (leadsTo) expect(describeAsistencia(snapshot).state).toBe(leadsTo);
  }
  expect(describeAsistencia(snapshot)).toMatchObject(${JSON.stringify({ closureStatus, category })});
});
`;
}

/** The host refuses an invalid event before it reaches the machine. */
const isStep = ({ item, refusals }: Outcome): boolean =>
  item.kind === 'event' && refusals.every(({ code }) => code !== 'invalid-event');

function stepOf({ item, accepted, refusals: [refusal] }: Outcome) {
  const { event, at, by } = item as ScriptEvent;
  const stamped = { ...event, at, by };
  if (!refusal) return { event: stamped, leadsTo: accepted?.step.to };
  const { code } = refusal;
  const named = {
    ...('clause' in refusal && { clause: refusal.clause }),
    ...('guard' in refusal && { guard: refusal.guard }),
  };
  return { event: stamped, refused: { code, ...named } };
}

const indented = (value: unknown): string => JSON.stringify(value, null, 2).replaceAll('\n', '\n  ');
