import { describe, expect, it } from 'vitest';
import { asistenciaMachine } from '../asistencia/asistencia.ts';
import type { guards as ownGuards } from '../asistencia/guards.ts';
import { createHost } from '../host/host.ts';
import type { Invariant } from './invariants/invariant.ts';
import { invariants as standardRules } from './invariants.ts';
import { labelTable } from './labels.ts';
import {
  assertProcedure,
  type CheckOptions,
  type Counterexample,
  checkProcedure,
  playWalk,
} from './property.ts';
import type { Walk } from './walk.ts';

const dropping = (guard: string) =>
  createHost({ machine: asistenciaMachine.provide({ guards: { [guard]: () => true } }) });

const found = new Map<string, Counterexample | null>();

/** The counterexample to a dropped guard; the first test that needs it searches for it. */
function counterexampleTo(guard: string): Counterexample | null {
  if (!found.has(guard))
    found.set(guard, checkProcedure({ host: dropping(guard), runs: 2000, seed: 1 }).counterexample);
  return found.get(guard) ?? null;
}

describe('checkProcedure', () => {
  it.each(['legal', 'adversarial'] as const)('finds nothing wrong with our machine on %s walks', (walks) => {
    expect(checkProcedure({ walks, runs: 100 }).counterexample).toBeNull();
  });

  it.each([
    ['hasDisclaimed', '5.1.B', 2],
    ['hasQuote', '5.1.A', 3],
    ['isBelowMarket', '5.1.E', 4],
  ] as const)('names the clause of a dropped %s, by a shortest walk', (guard, clause, events) => {
    const counterexample = counterexampleTo(guard);
    expect(counterexample?.clauses).toContain(clause);
    expect(counterexample?.walk.events).toHaveLength(events);
  });

  it('ends a walk as soon as another event breaks the same rule', () => {
    const host = dropping('isInOrder');
    const { counterexample } = checkProcedure({ host, runs: 2000, seed: 1, walks: 'adversarial' });
    expect(counterexample?.walk.events).toHaveLength(1);
  });

  it('gives a token that leads to the same counterexample at once', () => {
    const first = counterexampleTo('isBelowMarket');
    const tries: string[] = [];
    const again = checkProcedure({
      host: dropping('isBelowMarket'),
      ...first?.replay,
      onProgress: ({ phase }) => tries.push(phase),
    });
    expect(first).not.toBeNull();
    expect(again.counterexample).toEqual(first);
    expect(again.runs).toBe(1);
    // One walk, and no try that was not shorter.
    expect(tries.length).toBeLessThanOrEqual(1 + (first?.replay.replayPath.split(':').length ?? 0));
    expect(() => checkProcedure({ ...first?.replay, replayPath: 'AB:C' })).toThrow(/replayPath is "AB:C"/);
  });

  type Guards = typeof ownGuards;
  const isLate: Guards['isLate'] = ({ context: { assignment }, event }) =>
    (assignment?.window.latest ?? '') <= event.at;

  it.each<[string, Partial<Guards>, number]>([
    ['isWindowAhead', { isWindowAhead: () => false }, 1],
    ['isLate', { isLate }, 7],
  ])('leaves nothing in a walk that its rule does not need: %s', (_, guards, seed) => {
    const host = createHost({ machine: asistenciaMachine.provide({ guards }) });
    const { story, walk } = checkProcedure({ host, walks: 'adversarial', seed }).counterexample ?? {};
    expect(story).toMatch(
      /^hogar · electricidad · emergencia · Bogotá\n.* \{"contractedOn":"\S+?","servicesUsed":0,"s\S+\}$/m,
    );
    expect(story).not.toMatch(/"policy"|"warrantyOf"|"reason"|by (?!coordinador-1 )/);
    expect(walk?.events).toHaveLength(4);
  });

  it('shows the priority of the service, which may be what a rule breaks for', () => {
    const firstServiceGoodwill: Guards['firstServiceGoodwill'] = ({ context: { plan, service } }) =>
      plan.servicesRequested === 0 && plan.servicesUsed === 0 && service.priority === 'emergencia';
    const machine = asistenciaMachine.provide({ guards: { firstServiceGoodwill } });
    const { counterexample } = checkProcedure({
      host: createHost({ machine }),
      walks: 'adversarial',
      seed: 7,
    });
    expect(counterexample?.story).toMatch(/^hogar · electricidad · programada · Bogotá$/m);
  });

  it('stops shortening when its time is over, and says so', () => {
    const { seed = 0, path = '' } = counterexampleTo('isBelowMarket')?.replay ?? {};
    const hurried = { host: dropping('isBelowMarket'), seed, path, shrinkFor: 0 };
    expect(checkProcedure(hurried).counterexample).toMatchObject({
      isShortest: false,
      replay: { replayPath: '' },
    });
    expect(() => assertProcedure(hurried)).toThrow(/time for shrinking was over/);
  });

  it('makes a counterexample of a guard that throws, with its story', () => {
    const guards = {
      hasQuote: () => {
        throw new RangeError('no quotes today');
      },
    };
    for (const walks of ['legal', 'adversarial'] as const) {
      const host = createHost({ machine: asistenciaMachine.provide({ guards }) });
      const { counterexample } = checkProcedure({ host, walks, runs: 300, seed: 1 });
      expect(counterexample).toMatchObject({ rule: 'the host throws nothing', isShortest: true });
      expect(counterexample?.story).toMatch(
        /\. (Price given|Exception requested).*: throws\n[\s\S]*no quotes today/,
      );
      expect(counterexample?.walk.events.length).toBeLessThanOrEqual(3);
      expect(counterexample?.regressionTest).toContain('throw error;');
      expect(counterexample?.story).not.toContain('is refused');
      expect(playWalk(counterexample?.walk as Walk, { host }).broken).toBe('the host throws nothing');
      expect(playWalk(counterexample?.walk as Walk).broken).toBeUndefined();
    }
  });

  const mine: Invariant = { name: 'mine', clauses: ['ours'], holds: () => true };

  it('finds a host that replays another asistencia than it opened', () => {
    const right = createHost();
    const replay: typeof right.replay = ({ warrantyOf: _, ...input }, events) => right.replay(input, events);
    const { counterexample } = checkProcedure({ host: { ...right, replay }, runs: 300, seed: 1 });
    expect(counterexample?.rule).toBe('replaying the journal gives the snapshot');
    expect(counterexample?.story).toContain('"warrantyOf"');
  });

  it('cuts a long text in a story, and says how long it is', () => {
    const holds: Invariant['holds'] = ({ event }) => JSON.stringify(event).length < 1_000;
    const { counterexample } = checkProcedure({ rules: [{ ...mine, holds }], walks: 'adversarial', runs: 1 });
    expect(counterexample?.story).toMatch(/x… \(\d{4,}\)"/);
    expect(counterexample?.story.length).toBeLessThan(2_000);
  });

  it('takes no promise for an answer of a rule', () => {
    const mine: Invariant = {
      name: 'mine',
      clauses: ['ours'],
      holds: (async () => true) as unknown as () => boolean,
    };
    const { counterexample } = checkProcedure({ rules: [mine], runs: 5, seed: 1 });
    expect(counterexample).toMatchObject({ rule: 'mine', error: { code: 'rule-undecided' } });
  });

  it('counts what its walks met', () => {
    const { labels } = checkProcedure({ runs: 60, seed: 1 });
    expect(Object.values(labels.closures).reduce((sum, count) => sum + count, 0)).toBe(60);
    expect(labels.events['coverage.resolved']?.accepted).toBeGreaterThan(20);
    expect(Object.keys(labels.grounds)).toContain('special');
    expect(labelTable(labels)).toMatch(/coverage\.resolved +\d+ +\d+\.\d %/);
    const accepted = Object.values(labels.events).reduce((sum, it) => sum + it.accepted, 0);
    expect(labels.rules).toMatchObject({
      'an analyst reads and sends nothing': accepted,
      'a refused reschedule cancels the provider': labels.events['reschedule.declined']?.accepted,
    });
  });

  it('names the rules that none of its walks could break', () => {
    const idle = { ...mine, concerns: () => false };
    const { labels } = checkProcedure({ runs: 1, seed: 1, rules: [idle] });
    expect(labelTable(labels)).toMatch(/rules that concern no moment\nmine$/);
  });

  it.each<[string, CheckOptions, string]>([
    ['no-runs', { runs: 0 }, 'runs is 0'],
    ['no-rules', { rules: [] }, 'No rule is asked'],
    ['no-rules', { rules: [mine], without: ['mine'] }, 'No rule is asked'],
    ['rule-unknown', { without: ['theirs'] }, '"theirs"'],
    ['rule-repeated', { rules: [...standardRules, mine, mine] }, '"mine"'],
    ['clause-unknown', { rules: [{ ...mine, clauses: ['5.1.Z'] } as unknown as Invariant] }, '["5.1.Z"]'],
    ['walks-unknown', { walks: 'adverserial' as 'adversarial' }, '"adverserial"'],
    ['replay-unusable', { path: '3' }, 'a seed'],
    ['replay-unusable', { path: '3:x', seed: 1 }, '"3:x"'],
  ])('%s: refuses to check nothing', (code, options, sentence) => {
    expect(() => checkProcedure(options)).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(sentence) }),
    );
  });

  it('asks a customised host all rules, except those that it names', () => {
    const first = counterexampleTo('hasDisclaimed');
    const { seed = 0, path = '' } = first?.replay ?? {};
    const asked = { host: dropping('hasDisclaimed'), rules: [...standardRules, mine], seed, path };
    expect(checkProcedure(asked).counterexample?.rule).toBe(first?.rule);
    const without = standardRules.flatMap(({ name }) => (/alternativ|disclaim/.test(name) ? [name] : []));
    expect(without).toContain(first?.rule);
    expect(checkProcedure({ ...asked, without }).counterexample?.rule).not.toBe(first?.rule);
  });
});

describe('assertProcedure', () => {
  it('throws a story with its clauses, and a test to keep', () => {
    const { replay } = counterexampleTo('hasDisclaimed') ?? {};
    const failing = () => assertProcedure({ host: dropping('hasDisclaimed'), ...replay });
    const story = /1\. Coverage resolved .*\n.*2\. Alternatives given .*\(clause 5\.1\.B, 4\.1, ours\)/;
    const clause = /5\.1\.B {2}Not in the service matrix/;
    const test = /import \{ host \} from '.\/host\.ts'/;
    expect(failing).toThrow(new RegExp([story, clause, test].map(({ source }) => source).join('.*'), 's'));
  });
});
