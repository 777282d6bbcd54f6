import { describe, expect, it } from 'vitest';
import { brokenRules } from './broken-rules.ts';
import { firsts } from './dials.ts';
import { explore } from './explore.ts';
import { inputFrom } from './inputs.ts';
import { invariants } from './invariants.ts';
import { mutants } from './mutants.ts';
import { hostOf } from './mutation/judges.ts';
import { checkProcedure } from './property.ts';
import { worlds } from './worlds.ts';

function mutantNamed(id: string) {
  const found = mutants.find((mutant) => mutant.id === id);
  if (!found) throw new Error(`There is no mutant ${id}`);
  return hostOf(found);
}

/** The lines between the rule that breaks and its clauses. */
function differenceOf(id: string, rule: string): string | undefined {
  const rules = invariants.filter(({ name }) => name.startsWith(rule));
  const { counterexample } = checkProcedure({ host: mutantNamed(id), rules, runs: 2000, seed: 1 });
  return counterexample?.story.split('And this rule breaks: ')[1]?.split('\n')[1]?.trim();
}

const at = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z`;

describe('a story says what was found, and what was due', () => {
  it.each([
    [
      'due time changed at autorizacion.cotizacion affiliate.objected 0: openPendiente tellSupervisor a millisecond late',
      'each pendiente is due exactly when',
      `Unexpected: tellSupervisor due ${at} for a coordinador. Missing: tellSupervisor due ${at} for a coordinador.`,
    ],
    [
      'clause unconditional at autorizacion.cotizacion price.informed 0: 5.1.F isTariffTested',
      'an entry cites the clauses',
      'Unexpected: 5.1.F.',
    ],
    [
      'clause changed at autorizacion provider.released 0: 5.1.D to 5.1.E',
      'an entry cites the clauses',
      'Unexpected: 5.1.E. Missing: 5.1.D.',
    ],
    [
      'role changed at autorizacion.cotizacion exception.requested 0: notify',
      'a superior is notified',
      'Unexpected: exceptionRequested to gerencia. Missing: exceptionRequested to supervisor.',
    ],
    [
      'effect dropped at autorizacion provider.released 0: letProviderGo',
      'the provider at work, and no other, is notified',
      String.raw`Found: \[\]. Due: \[\{"id":"p\d",.*\}\].`,
    ],
    [
      'boundary moved at autorizacion.cotizacion price.informed 0: isBelowMarket marketReference +1',
      'home conexión is never offered at or above',
      String.raw`The total is (\d+); the reference is \1.`,
    ],
    [
      'state changed at cierre: no tag proveedorConcluido',
      'proveedorConcluido is held during cierre',
      'Found: {"isStatus":true,"isTag":false}. Due: {"isStatus":true,"isTag":true}.',
    ],
    [
      'record dropped at autorizacion provider.released 0: recordRelease',
      'the machine remembers the provider at work',
      String.raw`Found: \[\[.*\],true\]. Due: \[null,true\].`,
    ],
  ])('%s', (id, rule, line) => {
    expect(differenceOf(id, rule)).toMatch(new RegExp(`^${line}$`));
  });

  it('of each rule that an exploration saw broken, once', () => {
    const host = mutantNamed('clause dropped at aperturaDeAsistencia coverage.resolved 4: 5.1.A');
    const [world] = worlds;
    const inputs = [inputFrom(firsts, world.openedAt)];
    const isTried = ({ type }: { type: string }) => type === 'coverage.resolved';
    const found = explore({ host, inputs, isTried, again: 1 });
    const [broken, ...others] = brokenRules(found, host);
    expect(others).toEqual([]);
    expect(found.violations.length).toBeGreaterThan(1);
    expect(broken).toMatchObject({
      rule: 'an entry cites the clauses that applied to its case, and no other',
      steps: found.violations.length,
    });
    expect(broken?.story).toMatch(
      / 1\. Coverage resolved .*\n\nAnd this rule breaks: .*\n +Missing: 5\.1\.A\.\n/,
    );
  });
});
