import { describe, expect, it } from 'vitest';
import { describeAsistencia } from '../../src/index.ts';
import { CaseDriver, type Fields, type Opening } from '../case-driver.ts';
import { ambulance, caseIn } from '../reach.ts';
import { cop } from '../sample-payloads.ts';

type Resolution = Fields<'coverage.resolved'>;

const claim: Opening = { warrantyOf: { id: 'a-0', concludedAt: '2026-03-01T09:00:00-05:00' } };
const assignment = 'asignacionProveedor.asignacionProveedor';
const explanation = 'autorizacion.explicacion';
const alternatives = 'autorizacion.alternativas';

const outcomes = {
  covered: { outcome: 'covered' },
  coveredWithLimit: { outcome: 'covered', coveredAmount: cop(90_000) },
  partial: { outcome: 'partial', coveredAmount: cop(20_000) },
  uncovered: { outcome: 'uncovered' },
  outsideMatrix: { outcome: 'outsideMatrix' },
  warranty: { outcome: 'warranty' },
} as const satisfies Record<string, Resolution>;
type Outcome = keyof typeof outcomes;
const all = Object.keys(outcomes) as Outcome[];

const categories: Record<Outcome, string | null> = {
  covered: 'cobertura',
  coveredWithLimit: 'cobertura',
  partial: null,
  uncovered: null,
  outsideMatrix: null,
  warranty: 'garantia',
};

const plainTargets: Record<Outcome, string> = {
  covered: assignment,
  coveredWithLimit: assignment,
  partial: explanation,
  uncovered: explanation,
  outsideMatrix: alternatives,
  warranty: assignment,
};
/** 5.1.D: the authorization waits for the assignment. */
const emergencyTargets = { ...plainTargets, partial: assignment, uncovered: assignment };

const opened = (isEmergency: boolean) => new CaseDriver({ ...(isEmergency ? ambulance : {}), ...claim });
const categoryOf = ({ snapshot }: CaseDriver) => describeAsistencia(snapshot).category;

describe.each([
  ['a plain service', false, plainTargets],
  ['an ambulance in a medical emergency', true, emergencyTargets],
] as const)('the coverage of %s', (_, isEmergency, targets) => {
  it.each(all)('%s leads to its state and concludes its category', (outcome) => {
    const story = opened(isEmergency).send('coverage.resolved', outcomes[outcome]);
    expect(story.state).toBe(targets[outcome]);
    expect(categoryOf(story)).toBe(categories[outcome]);
    expect(story.context.authorizationOwed).toBe(
      isEmergency && (outcome === 'uncovered' || outcome === 'partial'),
    );
  });

  describe.each(all)('resolved as %s', (first) => {
    it.each(all)('a correction to %s leaves what that outcome alone would', (second) => {
      const corrected = opened(isEmergency)
        .send('coverage.resolved', outcomes[first])
        .send('coverage.resolved', outcomes[second]);
      const direct = opened(isEmergency).wait(1).send('coverage.resolved', outcomes[second]);
      expect(corrected.state).toBe(direct.state);
      expect(corrected.context).toEqual(direct.context);
      expect(corrected.agenda.openKinds).toEqual(direct.agenda.openKinds);
    });
  });
});

describe('a correction of the coverage', () => {
  it('that leaves the state cancels its pendientes, and settles none', () => {
    const story = new CaseDriver().send('coverage.resolved', outcomes.covered);
    story.send('coverage.resolved', outcomes.uncovered);
    expect(story.agenda.statusesOf('assignProvider')).toEqual(['cancelado']);
    expect(story.agenda.statusesOf('warnLateAssignment')).toEqual(['cancelado']);
    expect(story.agenda.openKinds).toEqual(['completeAuthorization']);

    story.send('coverage.resolved', outcomes.covered);
    expect(story.agenda.statusesOf('completeAuthorization')).toEqual(['cancelado']);
    expect(story.agenda.openKinds).toEqual(['assignProvider', 'warnLateAssignment']);
  });

  it('within the authorization leaves its pendiente as it is', () => {
    const story = caseIn(alternatives).send('coverage.resolved', outcomes.uncovered);
    expect(story.state).toBe(explanation);
    expect(story.agenda.statusesOf('completeAuthorization')).toEqual(['pendiente']);
  });

  it('leaves the pendiente of the opening attended', () => {
    const story = new CaseDriver().send('coverage.resolved', outcomes.covered);
    expect(story.agenda.statusesOf('resolveCoverage')).toEqual(['atendido']);
    story.send('coverage.resolved', outcomes.uncovered);
    expect(story.agenda.statusesOf('resolveCoverage')).toEqual(['atendido']);
  });

  it('resets the money: another currency may be fixed', () => {
    const story = new CaseDriver().send('coverage.resolved', outcomes.partial);
    expect(story.context.currency).toBe('COP');
    story.send('coverage.resolved', {
      outcome: 'partial',
      coveredAmount: { amount: 5, currency: 'USD' },
    });
    expect(story.context).toMatchObject({ currency: 'USD', coverage: { coveredAmount: 5 } });
    story.send('coverage.resolved', outcomes.uncovered);
    expect(story.context).toMatchObject({ currency: null, coverage: { coveredAmount: null } });
  });

  it('takes back the authorization owed', () => {
    const story = new CaseDriver(ambulance).send('coverage.resolved', outcomes.uncovered);
    story.send('coverage.resolved', outcomes.covered).send('provider.assigned');
    expect(story.state).toBe('asignacionProveedor.confirmacionDelAfiliado');
  });

  describe('is possible until', () => {
    const refusal = ['isCoverageOpen ours'];
    it('the denial is explained', () => {
      const story = caseIn(explanation);
      expect(story.refused('coverage.resolved')).toEqual([]);
      expect(story.send('denial.explained').refused('coverage.resolved')).toEqual(refusal);
    });

    it('the denial is explained outside the matrix', () => {
      const story = caseIn(alternatives).send('denial.explained');
      expect(story.refused('coverage.resolved')).toEqual(refusal);
    });

    it('the disclaimer is made', () => {
      const story = caseIn(alternatives);
      expect(story.refused('coverage.resolved')).toEqual([]);
      story.send('alternatives.disclaimed');
      for (const outcome of all) {
        expect(story.refused('coverage.resolved', outcomes[outcome])).toContain(refusal[0]);
      }
    });

    it('a provider was ever assigned, released since or not', () => {
      const story = caseIn('asignacionProveedor.confirmacionDelAfiliado', 'cobertura');
      expect(story.refused('coverage.resolved')).toEqual(['not-in-this-state']);
      story.send('provider.released');
      expect(story.refused('coverage.resolved')).toEqual(refusal);
    });

    it('a provider was assigned whose authorization is owed', () => {
      const story = caseIn(explanation, 'ambulancia');
      expect(story.refused('coverage.resolved')).toEqual(refusal);
    });

    it('the offer is accepted: a service at cost has no coverage to correct', () => {
      expect(caseIn(assignment).refused('coverage.resolved')).toEqual(refusal);
    });
  });
});

describe('the category', () => {
  it('is nothing while the coverage is open', () => {
    expect(categoryOf(new CaseDriver())).toBeNull();
  });

  it('is conexion when an uncovered service is accepted at cost', () => {
    const story = caseIn('autorizacion.oferta');
    expect(categoryOf(story)).toBeNull();
    expect(categoryOf(story.sendAll('price.informed', 'offer.accepted'))).toBe('conexion');
  });

  it('is conexion for one outside the matrix that has a provider after all', () => {
    const story = caseIn(alternatives).sendAll('denial.explained', 'quote.received', 'price.informed');
    expect(categoryOf(story.sendAll('price.informed', 'offer.accepted'))).toBe('conexion');
  });

  it('is cobertura when a partial coverage is accepted', () => {
    const story = new CaseDriver().send('coverage.resolved', outcomes.partial);
    story.sendAll('denial.explained', 'quote.received', 'price.informed', 'offer.accepted');
    expect(categoryOf(story)).toBe('cobertura');
  });

  it('is conexion at 99 % and cortesia at 100 %', () => {
    const story = caseIn('autorizacion.revisionDeGerencia');
    const courtesy = story.fork().send('exception.approved', { discountPercent: 100 });
    expect(categoryOf(courtesy)).toBe('cortesia');
    story.send('exception.approved', { discountPercent: 99 });
    expect(categoryOf(story)).toBeNull();
    expect(categoryOf(story.sendAll('price.informed', 'offer.accepted'))).toBe('conexion');
  });

  it.each(['asistenciaConcluida', 'canceladoPosterior'] as const)('stays what it was in %s', (closure) => {
    expect(categoryOf(caseIn(closure))).toBe('conexion');
    expect(categoryOf(caseIn(closure, 'cobertura'))).toBe('cobertura');
  });
});
