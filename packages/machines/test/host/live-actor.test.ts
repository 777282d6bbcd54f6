import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type AnyActorLogic, createActor, type InspectionEvent, initialTransition, transition } from 'xstate';
import {
  asistenciaMachine,
  decide,
  eventTypes,
  expedienteMachine,
  InputError,
  languages,
  openAsistencia,
  parseInput,
  pendienteMachine,
  SnapshotError,
} from '../../src/index.ts';
import { inputOf, person } from '../case-driver.ts';
import { allStates, caseIn } from '../reach.ts';

const at = '2026-03-10T09:05:00-05:00';
const by = person('coordinador');
const covered = { type: 'coverage.resolved', outcome: 'covered', at, by };

/** The errors that XState would throw at the process. */
const thrown: unknown[] = [];
const { setTimeout } = globalThis;
beforeEach(() => {
  thrown.length = 0;
  // XState's, of each event that a stopped actor is sent.
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  globalThis.setTimeout = ((run: () => void) => {
    try {
      run();
    } catch (error) {
      thrown.push(error);
    }
  }) as never;
});
afterEach(() => {
  globalThis.setTimeout = setTimeout;
  vi.restoreAllMocks();
  expect(thrown).toEqual([]);
});

/** A live actor, and the actions that its inspection shows. */
function watched(logic: AnyActorLogic, options: object) {
  const actions: { type: string; params: unknown }[] = [];
  const inspect = (event: InspectionEvent) => {
    if (event.type === '@xstate.action') actions.push(event.action);
  };
  const actor = createActor(logic, { ...options, inspect }).start();
  actions.length = 0;
  return { actor, actions, persisted: () => JSON.stringify(actor.getPersistedSnapshot()) };
}

const throwing = () => {
  throw new Error('no');
};
const trap = new Proxy({}, { get: throwing, has: throwing, ownKeys: throwing, getPrototypeOf: throwing });

const malformed: readonly (readonly [string, unknown])[] = [
  ['an invalid time', { ...covered, at: 'garbage' }],
  ['no sender', { ...covered, by: undefined }],
  ['a sender that is null', { ...covered, by: null }],
  ['an unknown role', { ...covered, by: { id: 'u', role: 'jefa' } }],
  ['a field of the wrong type', { ...covered, outcome: 7 }],
  ['a BigInt', { ...covered, outcome: 'partial', coveredAmount: { amount: 10n, currency: 'COP' } }],
  [
    'a huge amount',
    { ...covered, outcome: 'partial', reason: 'x', coveredAmount: { amount: 1e300, currency: 'COP' } },
  ],
  ['a huge text', { ...covered, reason: 'x'.repeat(1e6) }],
  ['a field too many', { ...covered, color: 'rojo' }],
  ['a field missing', { type: 'denial.explained', at, by }],
  ['an unknown type', { ...covered, type: 'coverage.guessed' }],
  ["a name of XState's", { type: 'xstate.init' }],
  ["an error of XState's", { type: 'xstate.error.actor.x', error: new Error('x') }],
  ["a child's end", { type: 'xstate.done.actor.x', output: 1 }],
  ['a wildcard', { ...covered, type: '*' }],
  ["a property of every object's", { ...covered, type: 'toString' }],
  ['a prototype', { ...covered, type: '__proto__' }],
  ['a prototype as a field', JSON.parse(`{"__proto__": {"polluted": true}, "type": "coverage.resolved"}`)],
  ['a type that is not a text', { ...covered, type: { toString: () => 'coverage.resolved' } }],
  ['no type', { at, by }],
  ['a type that throws', Object.defineProperty({ at, by }, 'type', { get: throwing })],
  ['a field that throws', Object.defineProperty({ ...covered }, 'by', { get: throwing })],
  ['a trap', trap],
  ['a trap for a field', { ...covered, by: trap }],
  ['null', null],
  ['undefined', undefined],
  ['a number', 7],
  ['a symbol', Symbol('x')],
  ['a list', [covered]],
];

describe('a live actor that is sent malformed events', () => {
  it.each(malformed)('%s: stays active, changes nothing, and shows why', (_, event) => {
    const { actor, actions, persisted } = watched(asistenciaMachine, { input: inputOf() });
    const before = persisted();
    actor.send(event as never);
    expect(actor.getSnapshot().status).toBe('active');
    expect(persisted()).toBe(before);
    const text = { es: expect.any(String), en: expect.any(String) };
    const issue = expect.objectContaining({ path: expect.any(String), message: text });
    const errors = expect.arrayContaining([issue]);
    expect(actions).toEqual([
      { type: 'refuse', params: expect.objectContaining({ code: 'invalid-event', errors }) },
    ]);
    expect(actor.getSnapshot().can(event as never)).toBe(false);

    actor.send(covered as never);
    expect(actor.getSnapshot().value).toEqual({ asignacionProveedor: 'asignacionProveedor' });
  });

  it.each(malformed)('%s: the pure transition() changes nothing either', (_, event) => {
    const [snapshot] = initialTransition(asistenciaMachine, inputOf());
    const [next, actions] = transition(asistenciaMachine, snapshot, event as never);
    expect(next).toBe(snapshot);
    expect(actions.map(({ type }) => type)).toEqual(['refuse']);
  });

  it('a string is refused by XState at once, and the actor goes on', () => {
    const { actor } = watched(asistenciaMachine, { input: inputOf() });
    try {
      actor.send('coverage.resolved' as never);
    } catch {}
    actor.send(covered as never);
    expect(actor.getSnapshot().value).toEqual({ asignacionProveedor: 'asignacionProveedor' });
  });

  it('takes texts trimmed, as decide does', () => {
    const { actor } = watched(asistenciaMachine, { input: inputOf() });
    const provider = { id: ' P-1 ', name: ' Plomería ', kind: 'external' };
    actor.send(covered as never);
    const window = { earliest: at, latest: '2026-03-10T10:00:00-05:00' };
    actor.send({ type: 'provider.assigned', provider, window, at, by } as never);
    expect(actor.getSnapshot().context.assignment.provider).toMatchObject({ id: 'P-1', name: 'Plomería' });
  });

  it('an event named like the stop of XState is refused; stop() stops the actor', () => {
    const { actor, actions, persisted } = watched(asistenciaMachine, { input: inputOf() });
    const before = persisted();
    actor.send({ type: 'xstate.stop' } as never);
    expect(persisted()).toBe(before);
    expect(actions).toMatchObject([{ type: 'refuse', params: { code: 'invalid-event' } }]);
    actor.send(covered as never);
    expect(actor.getSnapshot().value).toEqual({ asignacionProveedor: 'asignacionProveedor' });
    actor.stop();
    expect(actor.getSnapshot().status).toBe('stopped');
  });

  it('survives on a machine with replaced guards', () => {
    const machine = asistenciaMachine.provide({ guards: { isInOrder: () => true } });
    const { actor } = watched(machine, { input: inputOf() });
    actor.send({ ...covered, at: 'garbage' } as never);
    expect(actor.getSnapshot()).toMatchObject({ status: 'active', value: 'aperturaDeAsistencia' });
  });
});

/** Values of every kind, including those that JSON does not have. */
const anything = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withNullPrototype: true,
  withObjectString: true,
  withSparseArray: true,
  withTypedArray: true,
});
const types = fc.oneof(
  fc.constantFrom(...eventTypes),
  fc
    .constantFrom('init', 'stop', 'done.state.x', 'error.actor.x', 'after.1.x', 'snapshot.x')
    .map((name) => `xstate.${name}`),
  fc.string(),
);
const keys = fc.constantFrom(
  'at',
  'by',
  'reason',
  'outcome',
  'window',
  'provider',
  'lines',
  'price',
  '__proto__',
  'callId',
);
const garbage = fc.oneof(
  anything,
  fc.record({ type: types, at: anything, by: anything }, { requiredKeys: [] }),
  fc.tuple(types, fc.dictionary(keys, anything)).map(([type, rest]) => ({ type, at, by, ...rest })),
);

describe('a live actor that is sent garbage', () => {
  it.each(allStates)('in %s: is where decide says it is', (state) => {
    const story = caseIn(state);
    fc.assert(
      fc.property(fc.array(garbage, { minLength: 1, maxLength: 8 }), (events) => {
        const { actor } = watched(asistenciaMachine, { snapshot: story.snapshot });
        let { snapshot } = story;
        for (const event of events) {
          if (typeof event === 'string') continue;
          actor.send(event as never);
          const decision = decide(snapshot, event as never);
          if (decision.accepted) snapshot = decision.snapshot;
        }
        const { status, value, context } = actor.getSnapshot();
        expect([status, value, context]).toEqual([snapshot.status, snapshot.value, snapshot.context]);
      }),
      { numRuns: 30 },
    );
  });
});

describe('the other machines', () => {
  const pendiente = { kind: 'manual', dueAt: at, assignee: null, role: null };

  it.each(malformed)('%s: an expediente and a pendiente survive it too', (_, event) => {
    for (const { actor, persisted } of [
      watched(expedienteMachine, {}),
      watched(pendienteMachine, { input: pendiente }),
    ]) {
      const before = persisted();
      actor.send(event as never);
      expect(actor.getSnapshot().status).toBe('active');
      expect(persisted()).toBe(before);
    }
  });

  it('a pendiente of bad input ends in the status error', () => {
    const { actor } = watched(pendienteMachine, { input: { ...pendiente, dueAt: 'soon' } });
    expect(actor.getSnapshot()).toMatchObject({ status: 'error', error: { code: 'invalid-input' } });
  });
});

const badInputs: readonly (readonly [string, unknown, string])[] = [
  ['no input', undefined, ''],
  ['null', null, ''],
  ['a text', 'input', ''],
  ['an opening that is not an instant', { ...inputOf(), openedAt: 'garbage' }, 'openedAt'],
  ['a field too many', { ...inputOf(), color: 'rojo' }, 'color'],
  ['an unknown time zone', { ...inputOf(), plan: { ...inputOf().plan, timeZone: 'x' } }, 'plan.timeZone'],
  [
    'a plan that is later',
    { ...inputOf(), plan: { ...inputOf().plan, contractedOn: '2027-01-01' } },
    'plan.contractedOn',
  ],
  ['a BigInt', { ...inputOf(), plan: { ...inputOf().plan, servicesUsed: 1n } }, 'plan.servicesUsed'],
  ['a trap', trap, ''],
];

describe('bad input', () => {
  it.each(badInputs)('%s: parseInput names the field, in every language', (_, value, path) => {
    const parsed = parseInput(value);
    const errors = parsed.ok ? [] : parsed.errors;
    expect(errors.map((error) => error.path)).toContain(path);
    for (const { message } of errors) {
      expect(Object.keys(message)).toEqual(languages);
      for (const text of Object.values(message)) expect(text).toMatch(/.{4}/);
    }
  });

  it.each(badInputs)('%s: openAsistencia throws an InputError', (_, value, path) => {
    expect(() => openAsistencia(value as never)).toThrow(InputError);
    expect(() => openAsistencia(value as never)).toThrow(
      expect.objectContaining({
        code: 'invalid-input',
        errors: expect.arrayContaining([expect.objectContaining({ path })]),
      }),
    );
  });

  it.each(badInputs)('%s: a live actor ends in the status error, observed or not', (_, input) => {
    const seen: unknown[] = [];
    const alone = createActor(asistenciaMachine, { input: input as never }).start();
    const followed = createActor(asistenciaMachine, { input: input as never });
    followed.subscribe(() => seen.push('next'));
    followed.subscribe({ error: (error) => seen.push(error) });
    followed.start();
    followed.subscribe({ next: () => seen.push('next') });
    for (const actor of [alone, followed]) {
      const { status, error } = actor.getSnapshot();
      expect([status, error]).toEqual(['error', expect.any(InputError)]);
    }
    expect(seen).toEqual([expect.any(InputError)]);
  });

  it('good input is given back with its defaults', () => {
    const { policy: _, ...input } = inputOf();
    expect(parseInput(input)).toMatchObject({ ok: true, value: { policy: { months: 6 } } });
  });

  it.each<[string, unknown]>([
    ['of an unknown state', { value: 'apertura' }],
    ['of half a context', { context: { lastAt: at } }],
    ['without a context', { context: undefined }],
    ['of an actor that failed', { status: 'error' }],
    ['of no children', { children: undefined, value: 7 }],
  ])('a persisted snapshot %s: the actor ends in the status error', (_, change) => {
    const { snapshot } = openAsistencia(inputOf());
    const persisted = { ...JSON.parse(JSON.stringify(snapshot)), ...(change as object) };
    const actor = createActor(asistenciaMachine, { snapshot: persisted, input: inputOf() });
    actor.subscribe(() => {});
    actor.start();
    const { status, error } = actor.getSnapshot();
    expect([status, error]).toEqual(['error', expect.any(SnapshotError)]);
  });
});

it('a process lives through all of it', () => {
  const program = `
    import { asistenciaMachine } from '@conexion/machines';
    import { createActor } from 'xstate';
    const actor = createActor(asistenciaMachine, { input: ${JSON.stringify(inputOf())} }).start();
    actor.subscribe(() => {});
    actor.send({ ...${JSON.stringify(covered)}, at: 'garbage' });
    actor.send(null);
    actor.send(${JSON.stringify(covered)});
    const bad = createActor(asistenciaMachine, { input: {} });
    bad.subscribe(() => {});
    bad.start();
    setTimeout(() => console.log(actor.getSnapshot().status, bad.getSnapshot().status), 50);
  `;
  const options = { cwd: join(import.meta.dirname, '../..'), encoding: 'utf8' } as const;
  const said = execFileSync(process.execPath, ['--input-type=module', '--eval', program], options);
  expect(said.trim()).toBe('active error');
});
