import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { firsts } from './dials.ts';
import { inputFrom } from './inputs.ts';
import { mutants } from './mutants.ts';
import { mutationDocument } from './mutation/document.ts';
import { equivalents } from './mutation/equivalents.ts';
import { hostOf, judges } from './mutation/judges.ts';
import { valueKinds } from './mutation/mutant.ts';
import { type MutationSummary, mutationShortfalls, mutationTable, summaryOf } from './mutation/summary.ts';
import { mergeMutation, runMutation } from './mutation.ts';
import { trace } from './trace.ts';
import { beginning } from './walk.ts';

const run = (...ids: string[]): MutationSummary => runMutation({ only: ({ id }) => ids.includes(id) });

describe('the mutants', () => {
  it('are separate machines with distinct names', () => {
    expect(new Set(mutants.map(({ id }) => id)).size).toBe(mutants.length);
    expect(new Set(mutants.map((mutant) => mutant.make())).size).toBe(mutants.length);
  });

  it('show somewhere', () => {
    expect(mutants.filter(({ touches }) => touches.length === 0)).toEqual([]);
  });

  it('have at least 15 of every kind of wrong value, and 300 in all', () => {
    const counts = valueKinds.map((kind) => mutants.filter((mutant) => mutant.kind === kind).length);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(15);
    expect(counts.reduce((sum, count) => sum + count)).toBeGreaterThanOrEqual(300);
  });

  it('include every id that the list of equivalents names', () => {
    const named = equivalents.flatMap(({ ids }) => ids);
    expect(named.filter((id) => !mutants.some((mutant) => mutant.id === id))).toEqual([]);
  });
});

describe('runMutation', () => {
  it.each([
    ['guard always true at everywhere: hasDisclaimed', '5.1.B'],
    ['guard always true at everywhere: isBelowMarket', '5.1.E'],
    ['guard always true at everywhere: isWithinTariff', '5.1.F'],
    ['guard always true at everywhere: isGoodwillExplained', '5.1.H'],
    ['guard dropped at autorizacion.revisionDelSupervisor exception.approved 1: isNotSpecial', '5.1.I'],
    ['guard dropped at monitoreo.monitoreoAlProveedor reschedule.declined 0: isLate', '4.3'],
    // It shows only where the policy requires all grounds.
    ['guard dropped at autorizacion.cotizacion exception.requested 0: internalTechnicianNetwork', '5.1.G'],
    ['role added at excess.approved: coordinador', '5.1.J'],
    // Found in another currency than that of the plainest walk.
    ['guard always true at everywhere: isWithinCompanyLimit', '5.1.J'],
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
    [
      'sum overwritten at prestacionDelServicio.autorizacion excess.accepted 0: recordExcess excessAccepted',
      '4.2',
    ],
    ['operand left out at prestacionDelServicio.autorizacion work.authorized 0: hasNoExcess coverage', '4.2'],
    [
      'field confused at autorizacion.cotizacion quote.received 0: recordQuote price.amount from tariffReference.amount',
      '5.1.A',
    ],
    ['clause changed at monitoreo.arribo reschedule.declined 0: 4.3 to 4.4', '5.1.C'],
    ['role changed at entering autorizacion.revisionDelSupervisor: openPendiente reviewException', '5.1.G'],
    ['subject changed at entering canceladoPosterior: releaseProvider, the quoted one', '4.3'],
    ['due time changed at entering monitoreo: openPendiente monitorProvider of the other priority', '4.9'],
    [
      'rounding changed at prestacionDelServicio.autorizacion excess.approved 1: recordAbsorption excessAbsorbed the other way',
      '5.1.G',
    ],
    ['boundary moved at monitoreo.monitoreoAlProveedor provider.arrived 0: isArrivalPast at -1', 'ours'],
    ['zone changed at aperturaDeAsistencia coverage.resolved 2: hasWarranty days of 24 hours', '5.2.B'],
    ['effect doubled at monitoreo.arribo provider.monitored 0: settlePendientes monitorProvider', '4.9'],
    ['guard refuses at autorizacion provider.released 0: hasProvider', 'ours'],
    ['transition added at prestacionDelServicio.prestacionDelServicio affiliate.cancelled: too late', '4.2'],
    ['transition added at canceladoAlMomento request.withdrawn: again', '3'],
    ['state changed at canceladoPosterior: not final', '4.2'],
    ['effect changed at autorizacion coverage.resolved 4: correctGoodwill opens it again', '5.1.H'],
    ['opening overwritten at aperturaDeAsistencia coverage.resolved 0: service', '4.7'],
    ['record in place at everywhere: recordWindow', '3'],
    ['reason lost at excess.approved: reason', '5.1.J'],
    ['limit moved at conformity.recorded: comment may be missing in choice 1', '5.1.C'],
  ])('finds out "%s" by a search that names clause %s', (id, clause) => {
    const [result] = run(id).results;
    expect(result?.verdict).toBe('killed');
    expect(result?.found?.clauses).toContain(clause);
  });

  it('finds nothing against a mutant that is the machine itself, and says why it is', () => {
    const id = 'effect dropped at monitoreo.arribo provider.arrived 0: settlePendientes monitorAfiliado';
    expect(run(id).results).toMatchObject([{ verdict: 'equivalent', found: null }]);
    expect(run(id).results[0]?.reason).toContain('monitorAfiliado');
  });

  it('finds in parts what it finds at once', () => {
    const only = ({ id }: { id: string }) => id.startsWith('transition removed at cierre');
    const parts = [0, 1].map((index) => runMutation({ only, part: { index, of: 2 } }));
    expect(mergeMutation(parts.toReversed())).toEqual(runMutation({ only }));
  });
});

describe('the rules', () => {
  const document = readFileSync(new URL('../../../../docs/mutation.md', import.meta.url), 'utf8');
  const names = (rules: typeof judges) => rules.map(({ name }) => name);

  it('are each broken by a mutant in docs/mutation.md, or say what implies them', () => {
    expect(names(judges.filter(({ name }) => !document.includes(`\n| ${name} | `)))).toEqual(
      names(judges.filter(({ impliedBy }) => impliedBy)),
    );
  });

  it('of closures are implied by the host: it refuses there what its machine would take', () => {
    const wrong = mutants.find(
      ({ id }) => id === 'transition added at canceladoAlMomento request.withdrawn: again',
    );
    const event = {
      type: 'request.withdrawn',
      at: '2027-01-01T00:00:00Z',
      by: { id: 'coordinador-1', role: 'coordinador' },
      reason: 'ya no lo necesita',
    };
    const walk = { input: inputFrom(firsts, beginning), events: [event, event] };
    const [, again] = trace(walk, hostOf(wrong as (typeof mutants)[number]));
    expect(again?.before.where.state).toBe('canceladoAlMomento');
    expect(again?.before.snapshot.can(again.event)).toBe(true);
    expect(again?.decision).toMatchObject({ accepted: false, refusals: [{ code: 'asistencia-closed' }] });
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
    broke: ['a rule'],
  } as const;

  it('has nothing to add where all is well', () => {
    const summary = summaryOf([killed]);
    expect(mutationShortfalls(summary)).toEqual([]);
    expect(mutationTable(summary)).toContain('1 of 1, counterexamples at most 2 events longer');
    expect(mutationDocument(summary)).toContain('**100.0 %**');
  });

  it('names what survives, what walks miss and what is too long', () => {
    const survivor = {
      ...dropped,
      id: 'two',
      verdict: 'survived',
      found: null,
      walked: null,
      broke: [],
    } as const;
    const long = { ...killed, id: 'three', walked: { ...killed.walked, events: 7 } };
    expect(mutationShortfalls(summaryOf([killed, survivor, long]))).toEqual([
      'only 66.7 % of the mutants were killed',
      'walks missed 1 dropped guards and roles',
      'a counterexample of 7 events where 3 are enough: three',
      'survived: two',
    ]);
  });

  it('names, of a run of all mutants, each rule that none broke and nothing implies', () => {
    const own = judges.filter(({ impliedBy }) => !impliedBy).map(({ name }) => name);
    const breaking = (broke: readonly string[]) =>
      mutationShortfalls(
        summaryOf(mutants.map(({ id, kind, at, what }) => ({ ...killed, id, kind, at, what, broke }))),
      );
    expect(breaking(own)).toEqual([]);
    expect(breaking(own.slice(1))).toEqual([`no mutant broke the rule: ${own[0]}`]);
    expect(breaking(judges.map(({ name }) => name))).toEqual([
      'implied, yet broken: final closures are absorbing',
    ]);
  });
});
