import fc from 'fast-check';
import { type AnyMachineSnapshot, initialTransition, transition } from 'xstate';
import { scxmlNames } from '../../src/export/scxml-names.ts';
import { scxmlOf } from '../../src/export/scxml-of.ts';
import type { Chart, ChartTransition } from '../../src/graph/chart.ts';
import { chartOfMachine } from '../../src/graph/chart-of-machine.ts';
import { type AnyMachine, machineOf } from './any-machine.ts';
import { startedBy } from './engine.ts';
import { events, type Feature, features, machinePlan, unknownEvents } from './machine-plan.ts';

/** How many machines have a feature, and how often a transition of it was taken. */
export interface Agreement {
  machines: number;
  withGuards: number;
  steps: number;
  has: Record<Feature, number>;
  taken: Record<Feature, number>;
}

const stepsOfEach = 50;

/** Steps random machines in XState and in SCION side by side. @throws where they part ways */
export async function assertAgreement({
  machines,
  seed,
}: {
  machines: number;
  seed: number;
}): Promise<Agreement> {
  const none = () => Object.fromEntries(features.map((feature) => [feature, 0])) as Record<Feature, number>;
  const found: Agreement = { machines: 0, withGuards: 0, steps: 0, has: none(), taken: none() };
  const step = fc.record({ event: fc.nat(10_000), guards: fc.nat(255) });
  const walk = fc.array(step, { minLength: stepsOfEach, maxLength: stepsOfEach });
  await fc.assert(
    fc.asyncProperty(machinePlan, walk, async (plan, steps) => {
      const any = machineOf(plan);
      const taken = await walked(any, steps);
      found.machines += 1;

      found.steps += steps.length;
      if (any.hasGuards) found.withGuards += 1;
      for (const feature of any.features) found.has[feature] += 1;
      for (const feature of taken) found.taken[feature] += 1;
    }),
    { numRuns: machines, seed },
  );
  return found;
}

async function walked(
  any: AnyMachine,
  steps: readonly { event: number; guards: number }[],
): Promise<Feature[]> {
  const { machine, values } = any;
  const chart = chartOfMachine(machine);
  const names = scxmlNames(chart);
  const document = scxmlOf(chart, 'en');
  const taken: Feature[] = [];
  const begun = async () => {
    // So do the data of the document begin.
    for (const name of values.keys()) values.set(name, false);
    return {
      engine: await startedBy(document),
      snapshot: initialTransition(machine)[0] as AnyMachineSnapshot,
    };
  };
  let { engine, snapshot } = await begun();
  const history: string[] = ['(start)'];
  const known = new Set([names.endId, ...chart.states.map(({ path }) => names.stateId(path))]);
  const isKnown = (id: string) => known.has(id);
  const compare = () => {
    const one = expectedAt(snapshot, any, chart, names).toSorted();
    const other = engine.configuration().filter(isKnown).toSorted();
    if (JSON.stringify(one) !== JSON.stringify(other))
      throw new Error(`XState is in ${one}, SCXML in ${other}, after ${history.join(', ')}\n${document}`);
    history.push(`→ ${one.join(' ')}\n`);
    return snapshot.status === 'done';
  };
  const send = (type: string) => {
    const [next, actions] = transition(machine, snapshot, { type });
    snapshot = next as AnyMachineSnapshot;
    for (const { type, params } of actions as readonly { type: string; params?: unknown }[])
      if (type === 'took') taken.push(...(params as { tags: Feature[] }).tags);
  };
  for (const { event, guards } of steps) {
    // What has ended begins again.
    if (compare()) ({ engine, snapshot } = await begun());
    [...values.keys()].forEach((name, index) => {
      values.set(name, ((guards >> index) & 1) === 1);
    });
    engine.setGuards(values);
    // SCION tries what needs no event before it takes one; XState would do so after it.
    send('xstate.init');
    const candidates = candidatesAt(snapshot, chart, names);
    const sent = candidates[event % candidates.length] ?? { type: 'GO', name: 'GO' };
    history.push(`${sent.type} with ${[...values].flatMap(([name, is]) => (is ? name : []))}`);
    const before = snapshot;
    send(sent.type);
    // XState ends with an error that nothing takes; SCXML has nothing of the kind.
    const isUntaken = snapshot.status === 'error';
    if (isUntaken) {
      snapshot = before;
      send('unknown');
    }
    engine.send(isUntaken ? 'unknown' : sent.name);
  }
  compare();
  return taken;
}

/** The ids of the states in which the engine must be. */
function expectedAt(snapshot: AnyMachineSnapshot, { machine }: AnyMachine, chart: Chart, names: Names) {
  const active = activeIn(snapshot, chart).map(names.stateId);
  if (snapshot.status !== 'done') return active;
  // A machine that is done has left all states but the one that ends it.
  return machine.root.type === 'parallel' ? [names.endId] : active.filter((id) => id !== '_m');
}

/** What can be sent to the machine now. */
function candidatesAt(snapshot: AnyMachineSnapshot, chart: Chart, names: Names) {
  // SCXML takes `mail.old` for `mail`, unless the machine has a wildcard that shows that there are
  // such names.
  const isSafe = (event: string) =>
    !event.includes('.') || chart.transitions.some((transition) => transition.event === 'mail.*');
  const own = new Set(events.filter((type) => chart.transitions.some(({ event }) => event === type)));
  return [
    ...[...own, ...unknownEvents.filter(isSafe)].map((type) => ({ type, name: nameIn(chart, names, type) })),
    ...innerEvents(snapshot, chart, names),
  ];
}

type Names = ReturnType<typeof scxmlNames>;

/** An event that the machine does not know is sent as it is. */
function nameIn(chart: Chart, names: Names, type: string): string {
  return chart.transitions.some(({ event }) => event === type) ? names.eventName(type) : type;
}

/** Timers and what runs may end only where the machine is. */
function innerEvents(snapshot: AnyMachineSnapshot, chart: Chart, names: Names) {
  const active = new Set(activeIn(snapshot, chart));
  const isInner = ({ source, trigger, event }: ChartTransition) =>
    active.has(source) &&
    trigger !== undefined &&
    trigger !== 'always' &&
    !event.startsWith('xstate.done.state.');
  return chart.transitions.filter(isInner).flatMap((inner) => {
    const [descriptor] = names.descriptorsOf(inner);
    return descriptor && descriptor.kind !== 'any' ? [{ type: inner.event, name: descriptor.name }] : [];
  });
}

function activeIn({ _nodes }: AnyMachineSnapshot, { states, machine }: Chart): string[] {
  const paths = _nodes.map((node) => (node.parent ? node.path.join('.') : `#${machine}`));
  return paths.filter((path) => states.some((state) => state.path === path));
}
