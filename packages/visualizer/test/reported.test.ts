import { describe, expect, test } from 'vitest';
import type { AnyStateMachine } from 'xstate';
import { scxmlOf } from '../src/export/scxml-of.ts';
import { chartOfMachine } from '../src/graph/chart-of-machine.ts';
import { graphOfChart } from '../src/graph/graph-of-chart.ts';
import { generalLayoutOf } from '../src/layout/general-layout-of.ts';
import { command, workDirectory } from './command.ts';
import beginAtTheLeft from './reported/begin-at-the-left.ts';
import doneOfCompound from './reported/done-of-compound.ts';
import historyWithoutDefault from './reported/history-without-default.ts';
import invokeDefaultId from './reported/invoke-default-id.ts';
import longNames from './reported/long-names.ts';
import partialWildcard from './reported/partial-wildcard.ts';
import wildcardOrder from './reported/wildcard-order.ts';
import { startedBy } from './scxml/engine.ts';

// Machines that were once exported or drawn wrong, each with its right value.

const directory = workDirectory();

/** Where an engine that runs the document is after these events: the innermost states. */
async function after(document: string, ...events: string[]): Promise<string[]> {
  const engine = await startedBy(document);
  for (const event of events) engine.send(event);
  return engine.configuration().filter((id, _, all) => !all.some((other) => other.startsWith(`${id}.`)));
}
const documentOf = (machine: AnyStateMachine) => scxmlOf(chartOfMachine(machine), 'en');
const layoutIn = (machine: AnyStateMachine) => generalLayoutOf(graphOfChart(chartOfMachine(machine)), 'en');
const ofAttribute = (document: string, pattern: RegExp) => document.match(pattern)?.[1] ?? 'nothing';

test('the procedure with swimlanes is written as BPMN', async () => {
  const out = directory.path('lanes.bpmn');
  expect(await command('--view', 'lanes', '--format', 'bpmn', '--out', out)).toMatchObject({
    code: 0,
    err: '',
  });
});

describe('SCXML in an engine', () => {
  test('takes the end of a compound state', async () => {
    expect(await after(documentOf(doneOfCompound), 'END')).toEqual(['report']);
  });

  test('tries a wildcard last, and not for timers, ends and errors', async () => {
    const document = documentOf(wildcardOrder);
    const timer = ofAttribute(document, /<send event="([^"]+)"/);
    const events = [
      'CALL',
      timer,
      'ODD',
      'done.invoke.x',
      'done.state.x',
      'error.invoke.x',
      'error.execution',
    ];
    const reached = await Promise.all(events.map((event) => after(document, event)));
    expect(reached.flat()).toEqual(['busy', 'late', 'odd', 'idle', 'idle', 'idle', 'idle']);
  });

  test('takes the end of an invoked actor by the id of its element', async () => {
    const document = documentOf(invokeDefaultId);
    const id = ofAttribute(document, /<invoke id="([^"]+)"/);
    expect(await after(document, `done.invoke.${id}`)).toEqual(['paid']);
    expect(await after(document, `error.invoke.${id}`)).toEqual(['refused']);
  });

  test('takes the events below a name, and keeps two names apart', async () => {
    const document = documentOf(partialWildcard);
    const eventOf = (label: string) =>
      ofAttribute(document, new RegExp(`event="([^"]+)"[^>]* cx:label="${label}"`));
    expect(await after(document, 'mail.new')).toEqual(['read']);
    expect(await after(document, eventOf('FILE AWAY'))).toEqual(['read']);
    expect(await after(document, eventOf('FILE_AWAY'))).toEqual(['filed']);
  });

  test('enters a history without a default where its parent begins', async () => {
    const document = documentOf(historyWithoutDefault);
    expect(await after(document, 'BACK')).toEqual(['on.am']);
    expect(await after(document, 'BACK', 'BAND', 'OFF', 'BACK')).toEqual(['on.fm']);
    expect(document.match(/<history[^>]*>\s*<transition [^>]*\/>\s*<\/history>/g)).toHaveLength(1);
  });
});

test('long names stay within their card, and no card covers another', async () => {
  const { states, edges } = await layoutIn(longNames);
  for (const { card, lines, id } of states) {
    const labels = edges.filter(({ source }) => source === id).flatMap(({ label }) => label.lines);
    for (const { x, width } of [...lines, ...labels])
      expect(x + width).toBeLessThanOrEqual(card.x + card.width);
  }
  const [first, second] = states.map(({ card }) => card);
  expect((first?.x ?? 0) + (first?.width ?? 0)).toBeLessThan(second?.x ?? 0);
});

test('the initial state is leftmost, and every arrow forward leads to the right', async () => {
  const { states, edges } = await layoutIn(beginAtTheLeft);
  const leftmost = Math.min(...states.map(({ card }) => card.x));
  expect(states.filter(({ card }) => card.x === leftmost).map(({ id }) => id)).toEqual(['hub']);
  const forward = edges.filter(({ kind }) => kind === 'forward');
  expect(forward).toHaveLength(12);
  for (const { route } of forward) expect(route.at(-1)?.x).toBeGreaterThan(route[0]?.x ?? 0);
});
