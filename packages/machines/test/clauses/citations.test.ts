import { describe, expect, it } from 'vitest';
import { definition, type ExceptionGround, type StateId, stages } from '../../src/index.ts';
import type { CaseDriver, Opening } from '../case-driver.ts';
import { caseIn } from '../reach.ts';
import { cop } from '../sample-payloads.ts';

const tow: Opening = { service: { type: 'vial', definition: 'gruaForanea' } };
const lockout: Opening = { service: { type: 'otra', definition: 'cerrajería' } };
const first: Opening = { plan: { servicesUsed: 0, servicesRequested: 0 } };
const light = { assessment: { heavyMachinery: false, largeWorks: false } };

/** The clauses that the last entry of the bitácora cites. */
const cites = ({ step }: CaseDriver) => step.clauses;

const quoted = (opening: Opening, covered?: number): CaseDriver => {
  const story = caseIn('aperturaDeAsistencia', 'conexion', opening);
  if (covered === undefined) story.send('coverage.resolved');
  else story.send('coverage.resolved', { outcome: 'partial', coveredAmount: cop(covered) });
  return story.sendAll('denial.explained', 'quote.received');
};

const asked = (ground: ExceptionGround): CaseDriver =>
  caseIn('autorizacion.oferta', 'conexion', first)
    .send('affiliate.objected')
    .send('exception.requested', { ground, note: 'se pide', ...light });

/** The guards of the branches of an event, each with the clause that it cites. */
const guardClauses = (event: string, guard: string) =>
  definition()
    .transitions.filter((transition) => transition.event === event)
    .map(({ clauses, guards }) => [guards.find(({ name }) => name === guard)?.clause, clauses[0]]);

describe('5.1.E is cited by the events that test a price at home', () => {
  it('a quote at home, and no other', () => {
    expect(cites(quoted({}))).toEqual(['5.1.A', '5.1.E']);
    expect(cites(quoted(lockout))).toEqual(['5.1.A']);
  });

  it('a price at home, where the afiliado pays something of it', () => {
    expect(cites(quoted({}).send('price.informed'))).toEqual(['5.1.A', '5.1.E']);
    expect(cites(quoted({}, 50_000).send('price.informed'))).toEqual(['5.1.A']);
    expect(cites(quoted(lockout).send('price.informed'))).toEqual(['5.1.A']);
  });

  it('an excess that is accepted at home', () => {
    const accepted = (opening: Opening) =>
      caseIn('prestacionDelServicio.diagnostico', 'conexion', opening)
        .send('diagnosis.recorded', { estimatedCost: cop(55_000) })
        .send('excess.accepted');
    expect(cites(accepted({}))).toEqual(['5.2.A', '5.1.E']);
    expect(cites(accepted(tow))).toEqual(['5.2.A', '5.1.F']);
    expect(cites(accepted(lockout))).toEqual(['5.2.A']);
  });
});

describe('5.1.F is cited by the events that test the price of a long-distance tow', () => {
  it('its quote and its price, where the afiliado pays something of it', () => {
    expect(cites(quoted(tow))).toEqual(['5.1.A', '5.1.F']);
    expect(cites(quoted(tow).send('price.informed'))).toEqual(['5.1.A', '5.1.F']);
    expect(cites(quoted(tow, 50_000).send('price.informed'))).toEqual(['5.1.A']);
  });

  it('its price reopened for negotiation, and that of no other service', () => {
    expect(cites(quoted(tow).sendAll('price.informed', 'quote.reopened'))).toEqual(['5.1.A', '5.1.F']);
    expect(cites(quoted({}).sendAll('price.informed', 'quote.reopened'))).toEqual(['5.1.A']);
  });
});

describe('5.1.J is cited by an approval, with the clause of its ground', () => {
  it.each([
    ['sixMonthsWithoutUse', '5.1.G'],
    ['noHeavyMachinery', '5.1.G'],
    ['firstServiceGoodwill', '5.1.H'],
  ] as const)('%s: %s', (ground, clause) => {
    const old = { ...first, plan: { ...first.plan, contractedOn: '2020-01-01' } };
    const review = () =>
      caseIn('autorizacion.oferta', 'conexion', old)
        .send('affiliate.objected')
        .send('exception.requested', { ground, ...light });
    expect(cites(review())).toEqual([clause]);
    expect(cites(review().send('exception.approved', { discountPercent: 40 }))).toEqual(['5.1.J', clause]);
    expect(cites(review().send('exception.denied'))).toEqual([clause]);
  });
});

describe('5.1.I is cited by a special case and by the answers of the general management', () => {
  it.each([
    ['noHeavyMachinery', ['5.1.G', '5.1.I']],
    ['firstServiceGoodwill', ['5.1.H', '5.1.I']],
    ['special', ['5.1.I']],
  ] as const)('%s: %j', (ground, clauses) => {
    const escalated = () => asked(ground).send('exception.escalated');
    expect(cites(escalated())).toEqual(clauses);
    expect(cites(escalated().send('exception.denied'))).toEqual(clauses);
    expect(cites(escalated().send('exception.approved'))).toEqual(['5.1.J', ...clauses]);
  });

  it('a special case that the supervisor denies', () => {
    expect(cites(asked('special').send('exception.denied'))).toEqual(['5.1.I']);
  });
});

describe('5.1.D is cited where the authorization follows the assignment', () => {
  it('also by a partial offer that is declined', () => {
    const partial = { outcome: 'partial', coveredAmount: cop(10_000) } as const;
    const emergency = caseIn('aperturaDeAsistencia', 'ambulancia').send('coverage.resolved', partial);
    emergency.sendAll('provider.assigned', 'denial.explained', 'offer.declined');
    expect(cites(emergency)).toEqual(['4.2', '5.1.A', '5.1.D']);
    expect(cites(quoted({}, 10_000).send('offer.declined'))).toEqual(['4.2', '5.1.A']);
  });
});

describe('5.2.A is cited by every move on from a stage', () => {
  it('of coordination, to the next sub-stage or to the next stage', () => {
    const stage = (state: string | null) => stages.some(({ id }) => state?.split('.')[0] === id);
    const silent = definition().transitions.filter(
      ({ source, target, clauses }) => stage(source) && stage(target) && !clauses.includes('5.2.A'),
    );
    expect(silent.map(({ id }) => id)).toEqual([]);
  });

  it('also where a superior takes over the whole excess', () => {
    const found = { estimatedCost: cop(60_000), marketReference: cop(90_000) };
    const story = () => caseIn('prestacionDelServicio.diagnostico').send('diagnosis.recorded', found);
    expect(cites(story().send('excess.approved', { percent: 100 }))).toEqual(['5.1.J', '5.2.A']);
    expect(cites(story().send('excess.approved', { percent: 50 }))).toEqual(['5.1.J']);
  });
});

describe('5.1.H is cited by the confirmation of a goodwill', () => {
  it('and by no other', () => {
    const goodwill = asked('firstServiceGoodwill').send('exception.approved', { discountPercent: 100 });
    goodwill.sendAll('provider.assigned', 'exception.explained', 'affiliate.confirmed');
    expect(cites(goodwill)).toEqual(['5.2.A', '5.1.H']);
    expect(cites(caseIn('monitoreo.monitoreoAlProveedor'))).toEqual(['5.2.A']);
  });
});

describe('5.1.C the details of a refusal are kept', () => {
  it('a denial that is explained', () => {
    const explained = (state: StateId) => cites(caseIn(state).send('denial.explained'));
    expect(explained('autorizacion.explicacion')).toEqual(['5.1.A', '5.1.C']);
    expect(explained('autorizacion.alternativas')).toEqual(['5.1.A', '5.1.C']);
  });

  it('also where the service is in no matrix, and no denial is explained', () => {
    const outside = caseIn('aperturaDeAsistencia').send('coverage.resolved', { outcome: 'outsideMatrix' });
    expect(cites(outside)).toEqual(['5.1.B', '5.1.C']);
    outside.sendAll('alternatives.disclaimed', 'alternatives.shared');
    expect(cites(outside)).toEqual(['5.1.B', '4.1', 'ours']);
  });
});

describe('5.1.B 5.1.H, 5.1.I and 5.2.B are cited by the guards that choose their branches', () => {
  it('of an exception', () => {
    expect(new Set(guardClauses('exception.requested', 'isGround').map(String))).toEqual(
      new Set(['5.1.G,5.1.G', '5.1.H,5.1.H', '5.1.I,5.1.I']),
    );
  });

  it('of the coverage', () => {
    expect(new Set(guardClauses('coverage.resolved', 'isOutcome').map(String))).toEqual(
      new Set(['5.1.B,5.1.B', '4.7,4.7', '5.2.B,5.2.B', '5.1.A,5.1.D', '5.1.A,5.1.A']),
    );
  });

  it('a clause that applies in some cases is named with its condition', () => {
    const informed = definition().transitions.find(({ event }) => event === 'price.informed');
    expect(informed).toMatchObject({
      clauses: ['5.1.A', '5.1.E', '5.1.F'],
      conditions: [
        { clause: '5.1.E', name: 'isMarketTested' },
        { clause: '5.1.F', name: 'isTariffTested' },
      ],
    });
    for (const { conditions } of definition().transitions) {
      for (const { label } of conditions) expect(label.es).not.toBe('');
    }
  });
});
