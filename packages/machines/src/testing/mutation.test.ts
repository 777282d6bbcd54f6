import { beforeAll, describe, expect, it } from 'vitest';
import { mutants } from './mutants.ts';
import { mutationDocument } from './mutation/document.ts';
import { equivalents } from './mutation/equivalents.ts';
import { type MutationSummary, mutationShortfalls, mutationTable, summaryOf } from './mutation/summary.ts';
import { mergeMutation, runMutation } from './mutation.ts';

const run = (...ids: string[]): MutationSummary => runMutation({ only: ({ id }) => ids.includes(id) });

describe('the mutants', () => {
  it('are separate machines with distinct names', () => {
    expect(new Set(mutants.map(({ id }) => id)).size).toBe(mutants.length);
    expect(new Set(mutants.map((mutant) => mutant.make())).size).toBe(mutants.length);
  });

  it('show somewhere', () => {
    expect(mutants.filter(({ touches }) => touches.length === 0)).toEqual([]);
  });

  it('include every id that the list of equivalents names', () => {
    const named = equivalents.flatMap(({ ids }) => ids);
    expect(named.filter((id) => !mutants.some((mutant) => mutant.id === id))).toEqual([]);
  });
});

describe('runMutation', () => {
  // The places of the machine are found once, for every run.
  beforeAll(() => {
    run();
  });

  it.each([
    ['guard always true at everywhere: hasDisclaimed', '5.1.B'],
    ['guard always true at everywhere: isBelowMarket', '5.1.E'],
    ['guard always true at everywhere: isWithinTariff', '5.1.F'],
    ['guard always true at everywhere: isGoodwillExplained', '5.1.H'],
    ['guard dropped at autorizacion.revisionDelSupervisor exception.approved 1: isNotSpecial', '5.1.I'],
    ['guard dropped at monitoreo.monitoreoAlProveedor reschedule.declined 0: isLate', '4.3'],
    ['role added at excess.approved: coordinador', '5.1.J'],
  ])('finds out "%s" by generated walks that name clause %s, and nearly as short as can be', (id, clause) => {
    const [result] = run(id).results;
    expect(result?.verdict).toBe('killed');
    expect(result?.walked?.clauses).toContain(clause);
    expect(result?.walked?.events).toBeLessThanOrEqual((result?.walked?.shortest ?? 0) + 3);
  });

  it.each([
    ['target changed at autorizacion.cotizacion price.informed 0: nothing moves', '5.1.A'],
    ['effect dropped at entering canceladoPosterior: letProviderGo', '4.3'],
    ['record dropped at monitoreo.arribo provider.arrived 0: recordArrival', '5.2.A'],
    ['branches swapped at autorizacion request.withdrawn: 0 and 1', '4.2'],
  ])('finds out "%s" by a search that names clause %s', (id, clause) => {
    const [result] = run(id).results;
    expect(result?.verdict).toBe('killed');
    expect(result?.found?.clauses).toContain(clause);
  });

  it('finds nothing against a mutant that is the machine itself, and says why it is', () => {
    const [id = ''] = equivalents.at(-1)?.ids ?? [];
    expect(run(id).results).toMatchObject([{ verdict: 'equivalent', found: null }]);
    expect(run(id).results[0]?.reason).toContain('monitorAfiliado');
  });

  it('finds in parts what it finds at once', () => {
    const only = ({ id }: { id: string }) => id.startsWith('transition removed at cierre');
    const parts = [0, 1].map((index) => runMutation({ only, part: { index, of: 2 } }));
    expect(mergeMutation(parts.toReversed())).toEqual(runMutation({ only }));
  });
});

describe('the report', () => {
  const dropped = { kind: 'guard dropped', at: 'here', what: 'isLate', reason: null } as const;
  const counterexample = { invariant: 'a rule', clauses: ['4.3'], events: 3 } as const;
  const killed = {
    ...dropped,
    id: 'one',
    verdict: 'killed',
    found: counterexample,
    walked: { ...counterexample, events: 5, runs: 9, shortest: 3 },
  } as const;

  it('has nothing to add where all is well', () => {
    const summary = summaryOf([killed]);
    expect(mutationShortfalls(summary)).toEqual([]);
    expect(mutationTable(summary)).toContain('1 of 1, counterexamples at most 2 events longer');
    expect(mutationDocument(summary)).toContain('**100.0 %**');
  });

  it('names what survives, what walks miss and what is too long', () => {
    const survivor = { ...dropped, id: 'two', verdict: 'survived', found: null, walked: null } as const;
    const long = { ...killed, id: 'three', walked: { ...killed.walked, events: 7 } };
    expect(mutationShortfalls(summaryOf([killed, survivor, long]))).toEqual([
      'only 66.7 % of the mutants were killed',
      'walks missed 1 dropped guards and roles',
      'a counterexample is 4 events too long',
      'survived: two',
    ]);
  });
});
