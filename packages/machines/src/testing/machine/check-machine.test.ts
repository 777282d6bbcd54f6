import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assign, createMachine, fromPromise, setup } from 'xstate';
import { z } from 'zod';
import { assertMachine, checkMachine } from './check-machine.ts';
import type { MachineMoment, MachineRule } from './play-machine.ts';

const cents = z.int().min(1).max(1_000_000);
const schemas = {
  ordered: z.strictObject({ cents, name: z.string().min(1).max(40) }),
  paid: z.strictObject({ cents }),
  cancelled: z.strictObject({}),
  'audit.note': z.strictObject({ text: z.string() }),
};
const children = { charge: { output: z.strictObject({ receipt: z.int().min(1) }), error: z.string() } };

interface Planted {
  isPaid?: (due: number, paid: number) => boolean;
  sum?: (before: number, paid: number) => number;
  named?: (name: string) => string;
  onError?: string;
  wait?: number;
  receipt?: (receipt: number) => number;
}

/** An order paid in parts, charged by a child, given up after a minute; each fault is planted. */
const shop = ({
  isPaid = (due, paid) => paid >= due,
  sum = (before, paid) => before + paid,
  named = (name) => name,
  onError = 'open',
  wait = 60_000,
  receipt = (number) => number,
}: Planted = {}) =>
  setup({
    types: {
      context: {} as { due: number; paid: number; name: string; receipt: number; sent: number },
      events: {} as
        | { type: 'ordered'; cents: number; name: string }
        | { type: 'paid'; cents: number }
        | { type: 'cancelled' }
        | { type: 'audit.note'; text: string },
    },
    actors: { charge: fromPromise(async () => ({ receipt: 1 })) },
  }).createMachine({
    id: 'shop',
    initial: 'empty',
    context: { due: 0, paid: 0, name: '', receipt: 0, sent: 0 },
    states: {
      empty: {
        on: {
          ordered: {
            target: 'open',
            actions: assign({ due: ({ event }) => event.cents, name: ({ event }) => named(event.name) }),
          },
        },
      },
      open: {
        on: {
          paid: [
            {
              target: 'charging',
              guard: ({ context, event }) => isPaid(context.due, context.paid + event.cents),
              actions: assign({
                paid: ({ context, event }) => sum(context.paid, event.cents),
                sent: ({ context, event }) => context.sent + event.cents,
              }),
            },
            {
              actions: assign({
                paid: ({ context, event }) => sum(context.paid, event.cents),
                sent: ({ context, event }) => context.sent + event.cents,
              }),
            },
          ],
          cancelled: 'closed',
        },
        after: { [wait]: 'closed' },
      },
      charging: {
        invoke: {
          src: 'charge',
          id: 'charge',
          onDone: {
            target: 'closed',
            actions: assign({ receipt: ({ event }) => receipt(event.output.receipt) }),
          },
          onError,
        },
        on: { 'audit.*': { actions: assign({ name: 'noted' }) } },
      },
      closed: { type: 'final' },
    },
  });

type Shop = ReturnType<typeof shop>;

const rules: readonly MachineRule<Shop>[] = [
  {
    name: 'what was paid is the sum of the payments',
    holds: ({ after: { context } }) => context.paid === context.sent,
  },
  {
    name: 'an order is charged only when all is paid',
    holds: ({ after }) => !after.matches('charging') || after.context.sent >= after.context.due,
  },
  {
    name: 'a failed charge leaves the order open',
    holds: ({ event, after }) => event.type !== 'xstate.error.actor.charge' || after.matches('open'),
  },
  {
    name: 'an order is open for a minute',
    holds: ({ kind, now }) => kind !== 'timer' || now % 60_000 === 0,
  },
  { name: 'a receipt has a positive number', holds: ({ after }) => after.context.receipt >= 0 },
];

const checked = (planted?: Planted) =>
  checkMachine(shop(planted), schemas, { rules, children, runs: 300, seed: 3 });

describe('checkMachine', () => {
  it('finds nothing in a right machine, and counts what the walks took', () => {
    const { runs, counterexample, labels, untried } = checked();
    expect(counterexample).toBeNull();
    expect(runs).toBe(300);
    expect(untried).toEqual([]);
    expect(Object.keys(labels.states)).toEqual(expect.arrayContaining(['"open"', '"charging"', '"closed"']));
    for (const step of ['paid', 'xstate.done.actor.charge', 'xstate.error.actor.charge', 'audit.note'])
      expect(labels.steps[step], step).toBeGreaterThan(0);
    expect(labels.steps['xstate.after.60000.shop.open']).toBeGreaterThan(0);
  });

  it.each<[string, Planted, string, readonly string[]]>([
    [
      'a limit of the amount',
      { sum: (before, paid) => (paid >= 1000 ? before : before + paid) },
      'what was paid is the sum of the payments',
      ['ordered {"cents":1,"name":" "}', 'paid {"cents":1000}'],
    ],
    [
      'a total that is overwritten',
      { sum: (_, paid) => paid },
      'what was paid is the sum of the payments',
      [
        'ordered {"cents":1,"name":" "}',
        'paid {"cents":1}',
        'charge fails {"error":""}',
        '4. paid {"cents":1}',
      ],
    ],
    [
      'a comparison off by one',
      { isPaid: (due, paid) => paid >= due - 1 },
      'an order is charged only when all is paid',
      ['ordered {"cents":3,"name":" "}', 'paid {"cents":2}'],
    ],
    [
      'the wrong way after an error of a child',
      { onError: 'closed' },
      'a failed charge leaves the order open',
      ['ordered {"cents":1,"name":" "}', 'paid {"cents":1}', 'charge fails {"error":""}'],
    ],
    [
      'a timer of the wrong length',
      { wait: 6_000 },
      'an order is open for a minute',
      ['ordered {"cents":1,"name":" "}', 'time passes: xstate.after.6000.shop.open at 6000 ms'],
    ],
    [
      'an action that throws',
      {
        named: (name) => {
          if (name.length > 12) throw new RangeError('no room');
          return name;
        },
      },
      'the machine throws nothing',
      ['ordered {"cents":1,"name":"             "}: throws', 'RangeError: no room'],
    ],
    [
      'a guard that throws',
      {
        isPaid: (due, paid) => {
          if (paid > 5000) throw new TypeError('too dear');
          return paid >= due;
        },
      },
      'the machine throws nothing',
      ['paid {"cents":5001}: throws', 'too dear'],
    ],
    [
      'a wrong use of what a child answers',
      { receipt: (number) => (number > 5000 ? -number : number) },
      'a receipt has a positive number',
      ['charge ends {"output":{"receipt":5001}}'],
    ],
  ])('finds %s, by a smallest walk', (_, planted, rule, lines) => {
    const { counterexample } = checked(planted);
    expect(counterexample?.rule).toBe(rule);
    for (const line of lines) expect(counterexample?.story).toContain(line);
    expect(counterexample?.walk.length).toBeLessThanOrEqual(4);
    expect(counterexample?.isShortest).toBe(true);
    const again = checkMachine(shop(planted), schemas, { rules, children, ...counterexample?.replay });
    expect(again.runs).toBe(1);
    expect(again.counterexample?.walk).toEqual(counterexample?.walk);
  });

  it('stops shrinking when its time is over, and says so', () => {
    const { counterexample } = checkMachine(shop({ sum: (_, paid) => paid }), schemas, {
      rules,
      children,
      seed: 3,
      shrinkFor: 0,
    });
    expect(counterexample?.isShortest).toBe(false);
    expect(counterexample?.walk.length).toBeGreaterThan(4);
  });

  it('reports its progress while it walks and while it shrinks', () => {
    const phases = new Set<string>();
    const onProgress = ({ phase }: { phase: string }) => phases.add(phase);
    checkMachine(shop({ sum: (_, paid) => paid }), schemas, { rules, children, seed: 3, onProgress });
    expect([...phases]).toEqual(['walking', 'shrinking']);
  });

  it('tells of a rule that throws, with its walk', () => {
    const broken = { name: 'mine', holds: () => JSON.parse('{') as boolean };
    const { counterexample } = checkMachine(shop(), schemas, { rules: [broken], children, seed: 1 });
    expect(counterexample).toMatchObject({ rule: 'mine', error: expect.any(SyntaxError) });
  });

  it('takes no promise for an answer', () => {
    const promising = { name: 'mine', holds: (async () => true) as unknown as () => boolean };
    const { counterexample } = checkMachine(shop(), schemas, { rules: [promising], children, seed: 1 });
    expect(counterexample).toMatchObject({ rule: 'mine', error: { code: 'rule-undecided' } });
    expect(counterexample?.story).toContain('"mine" answers a promise');
  });

  it('writes a test that makes the steps again where they cannot be written down', () => {
    const carrying = setup({
      types: { context: {} as { said: string }, events: {} as { type: 'said'; word(): string } },
    }).createMachine({
      id: 'carrying',
      context: { said: '' },
      on: { said: { actions: assign({ said: ({ event }) => event.word() }) } },
    });
    const word = fc.constantFrom('a', 'b').map((it) => ({ word: () => it }));
    const options = {
      rules: [
        { name: 'no b', holds: ({ after }: MachineMoment<typeof carrying>) => after.context.said !== 'b' },
      ],
      seed: 1,
    };
    const { counterexample } = checkMachine(carrying, { said: word }, options);
    const [, path = ''] = /seed: 1, path: '([\d:]+)'/.exec(counterexample?.regressionTest ?? '') ?? [];
    expect(counterexample?.regressionTest).toContain(
      "import { machine, options, schemas } from './machine.ts'",
    );
    expect(checkMachine(carrying, { said: word }, { ...options, path }).counterexample?.rule).toBe('no b');
  });

  it('refuses a machine that the same steps lead elsewhere each time', () => {
    let calls = 0;
    const varying = createMachine({
      id: 'varying',
      context: { calls: 0 },
      on: { go: { actions: assign({ calls: () => ++calls }) } },
    });
    const rules: MachineRule<typeof varying>[] = [
      {
        name: 'no square',
        holds: ({ after }) => Math.sqrt(after.context.calls) % 1 !== 0 || after.context.calls === 0,
      },
    ];
    expect(() => checkMachine(varying, { go: z.object({}) }, { rules, seed: 1 })).toThrow(
      expect.objectContaining({ code: 'machine-varies', message: expect.stringContaining('varying, from') }),
    );
  });

  it.each<[string, string, () => unknown]>([
    ['no-runs', 'runs is 0', () => checkMachine(shop(), schemas, { children, runs: 0 })],
    ['no-rules', 'rules is empty', () => checkMachine(shop(), schemas, { children, rules: [] })],
    [
      'event-unknown',
      'no event payed',
      () => checkMachine(shop(), { ...schemas, payed: z.object({}) }, { children }),
    ],
    ['event-unknown', 'no event paidd', () => checkMachine(shop(), schemas, { children, skip: ['paidd'] })],
    ['event-without-schema', 'takes paid', () => checkMachine(shop(), { ordered: schemas.ordered })],
    ['child-unknown', 'no child chrge', () => checkMachine(shop(), schemas, { children: { chrge: {} } })],
    ['child-without-schema', 'output of charge', () => checkMachine(shop(), schemas)],
    [
      'schema-unsatisfiable',
      'paid.cents',
      () =>
        checkMachine(
          shop(),
          { ...schemas, paid: z.object({ cents: cents.refine((it) => it < 0, 'below 0') }) },
          { children },
        ),
    ],
    [
      'schema-unsupported',
      'paid.by: zod',
      () => checkMachine(shop(), { ...schemas, paid: z.object({ by: z.instanceof(Error) }) }, { children }),
    ],
    [
      'schema-unsupported',
      "paid.later: zod's promise",
      () => checkMachine(shop(), { ...schemas, paid: z.object({ later: z.promise(cents) }) }, { children }),
    ],
    [
      'schema-unsupported',
      "paid.bill: zod's file",
      () => checkMachine(shop(), { ...schemas, paid: z.object({ bill: z.file() }) }, { children }),
    ],
    [
      'walks-empty',
      'no payload of event coin passes the guards',
      () => {
        const never = createMachine({
          id: 'never',
          on: { coin: { guard: ({ event }) => event.cents === 0.5, target: '.a' } },
          initial: 'a',
          states: { a: {} },
        });
        return checkMachine(never, { coin: z.object({ cents: z.int() }) });
      },
    ],
    [
      'walks-empty',
      'never took paid',
      () => assertMachine(shop(), schemas, { children, rules, runs: 60, maxSteps: 1 }),
    ],
  ])('%s: refuses to pass on nothing (%s)', (code, sentence, check) => {
    expect(check).toThrow(expect.objectContaining({ code, message: expect.stringContaining(sentence) }));
  });
});
