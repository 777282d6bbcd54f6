import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assign, setup } from 'xstate';
import { children, type Planted, rules, schemas, shop } from '../../../test/shop.ts';
import { checkMachine } from './check-machine.ts';
import type { MachineMoment } from './play-machine.ts';

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
});
