import { expect, it } from 'vitest';
import { assign, createMachine } from 'xstate';
import { z } from 'zod';
import { cents, children, rules, schemas, shop } from '../../../test/shop.ts';
import { assertMachine, checkMachine } from './check-machine.ts';
import type { MachineRule } from './play-machine.ts';

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

it('sends no event that is to be skipped, with a schema or not', () => {
  const asked = { children, rules, skip: ['paid'], runs: 60, seed: 1 };
  const { labels, untried } = checkMachine(shop(), schemas, asked);
  expect([labels.steps.paid, untried.includes('paid')]).toEqual([undefined, false]);
  expect(labels.steps.ordered).toBeGreaterThan(0);
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
    'rule-repeated',
    'Two rules are called',
    () => checkMachine(shop(), schemas, { children, rules: [...rules, ...rules] }),
  ],
  ...(
    [
      ['its type, if any, is paid', z.object({ type: z.literal('payed'), cents })],
      ['an object is needed', z.string()],
      ['paid needs a zod schema', {} as z.ZodType],
    ] as const
  ).map(([sentence, paid]): [string, string, () => unknown] => [
    'schema-unsupported',
    sentence,
    () => checkMachine(shop(), { ...schemas, paid }, { children }),
  ]),
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
