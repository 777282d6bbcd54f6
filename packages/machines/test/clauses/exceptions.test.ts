import { describe, expect, it } from 'vitest';
import { type EventType, type ExceptionGround, eventSchema, parseEventRequest } from '../../src/index.ts';
import type { CaseDriver, Opening } from '../case-driver.ts';
import { caseIn } from '../reach.ts';
import { cop } from '../sample-payloads.ts';

const light = { heavyMachinery: false, largeWorks: false };
const network = { policy: { internalNetworkCities: ['Bogotá', 'San José'] } };

/** An offer to an afiliado of a plan, upset or not. */
const offered = (opening: Opening, isUpset = true): CaseDriver => {
  const story = caseIn('autorizacion.oferta', 'conexion', opening);
  return isUpset ? story.send('affiliate.objected') : story;
};
const asking = (story: CaseDriver, ground: ExceptionGround, fields: object = {}) =>
  story.refused('exception.requested', { ground, ...fields });

describe('5.1.G not covered, upset, and any of three grounds: the supervisor may grant a discount', () => {
  describe('six months and never used', () => {
    const refusal = ['sixMonthsWithoutUse 5.1.G'];
    const contracted = (contractedOn: string, openedAt: string, servicesUsed = 0): Opening => ({
      plan: { contractedOn, servicesUsed },
      openedAt,
    });

    it.each([
      ['the day itself', '2025-09-10', '2026-03-10T00:00:00-05:00', []],
      ['the day before, to the last second', '2025-09-11', '2026-03-10T23:59:59-05:00', refusal],
      ['31 August + 6 months is 28 February', '2025-08-31', '2026-02-28T08:00:00-05:00', []],
      ['and not the 27th', '2025-08-31', '2026-02-27T23:00:00-05:00', refusal],
      ['29 February in a leap year', '2027-08-31', '2028-02-29T08:00:00-05:00', []],
      ['and there not the 28th', '2027-08-31', '2028-02-28T08:00:00-05:00', refusal],
      [
        'in the time zone of the plan: still the 9th in Bogotá',
        '2025-09-10',
        '2026-03-10T04:59:59Z',
        refusal,
      ],
      ['in the time zone of the plan: the 10th in Bogotá', '2025-09-10', '2026-03-10T05:00:00Z', []],
    ])('%s', (_, contractedOn, openedAt, refusals) => {
      expect(asking(offered(contracted(contractedOn, openedAt)), 'sixMonthsWithoutUse')).toEqual(refusals);
    });

    it('counts to the opening, not to the request', () => {
      const story = offered(contracted('2025-09-11', '2026-03-10T23:50:00-05:00')).wait(60 * 24);
      expect(asking(story, 'sixMonthsWithoutUse')).toEqual(refusal);
    });

    it('used once is used', () => {
      const used = offered(contracted('2020-01-01', '2026-03-10T09:00:00-05:00', 1));
      expect(asking(used, 'sixMonthsWithoutUse')).toEqual(refusal);
    });

    it('requested is not used', () => {
      const plan = { contractedOn: '2020-01-01', servicesUsed: 0, servicesRequested: 4 };
      expect(asking(offered({ plan }), 'sixMonthsWithoutUse')).toEqual([]);
    });

    it.each([
      [0, []],
      [12, refusal],
    ])('the policy may set %i months', (months, refusals) => {
      const opening = { ...contracted('2025-09-01', '2026-03-10T09:00:00-05:00'), policy: { months } };
      expect(asking(offered(opening), 'sixMonthsWithoutUse')).toEqual(refusals);
    });
  });

  describe('internal technicians in the origin city', () => {
    it.each([
      ['Bogotá', []],
      ['BOGOTA', []],
      ['san josé', []],
      ['Leticia', ['internalTechnicianNetwork 5.1.G']],
    ])('%s', (originCity, refusals) => {
      expect(asking(offered({ plan: { originCity }, ...network }), 'internalTechnicianNetwork')).toEqual(
        refusals,
      );
    });
  });

  describe('no rare machinery and no large works', () => {
    it.each([
      [false, false, []],
      [true, false, ['noHeavyMachinery 5.1.G']],
      [false, true, ['noHeavyMachinery 5.1.G']],
      [true, true, ['noHeavyMachinery 5.1.G']],
    ])('machinery %s, works %s', (heavyMachinery, largeWorks, refusals) => {
      const assessment = { heavyMachinery, largeWorks };
      expect(asking(offered({}), 'noHeavyMachinery', { assessment })).toEqual(refusals);
    });

    it('demands the assessment', () => {
      const request = { type: 'exception.requested', ground: 'noHeavyMachinery' };
      expect(parseEventRequest(request)).toMatchObject({ errors: [{ path: 'assessment' }] });
    });
  });

  const willing: Opening = {
    plan: { contractedOn: '2020-01-01', servicesUsed: 0, originCity: 'Bogotá' },
    ...network,
  };
  const threeGrounds = ['sixMonthsWithoutUse', 'internalTechnicianNetwork', 'noHeavyMachinery'] as const;

  it.each(threeGrounds)('%s needs an afiliado who is upset, at some time', (ground) => {
    const story = offered(willing, false);
    expect(asking(story, ground, { assessment: light })).toEqual(['hasObjected 5.1.G']);
    story.sendAll('quote.reopened', 'affiliate.objected', 'price.informed');
    expect(asking(story, ground, { assessment: light })).toEqual([]);
  });

  describe('a policy may say `all`: each of the three needs all three', () => {
    const all = (plan: Opening['plan'] = {}): Opening => ({
      plan: { ...willing.plan, ...plan },
      policy: { ...network.policy, groundsRequired: 'all' },
    });

    const assessment = { heavyMachinery: true, largeWorks: false };

    it.each(threeGrounds)('%s: exactly the failing conditions are named', (ground) => {
      const unused = 'sixMonthsWithoutUse 5.1.G';
      const network = 'internalTechnicianNetwork 5.1.G';
      const works = 'noHeavyMachinery 5.1.G';
      const refusals = (plan: Opening['plan'], found = light) =>
        asking(offered(all(plan)), ground, { assessment: found }).toSorted();
      expect(refusals({})).toEqual([]);
      expect(refusals({ servicesUsed: 1 })).toEqual([unused]);
      expect(refusals({ originCity: 'Leticia' })).toEqual([network]);
      expect(refusals({}, assessment)).toEqual([works]);
      expect(refusals({ servicesUsed: 1, originCity: 'Leticia' }, assessment)).toEqual([
        network,
        works,
        unused,
      ]);
      expect(asking(offered(all({ servicesUsed: 1 }), false), ground, { assessment: light })).toEqual([
        'hasObjected 5.1.G',
        unused,
      ]);
    });

    it.each(threeGrounds.slice(0, 2))('%s needs the assessment as well', (ground) => {
      expect(asking(offered(all()), ground)).toEqual(['noHeavyMachinery 5.1.G']);
    });

    it('the other two grounds need none of them', () => {
      const story = offered(
        all({ contractedOn: '2026-01-15', servicesRequested: 0, originCity: 'Leticia' }),
        false,
      );
      expect(asking(story, 'firstServiceGoodwill')).toEqual([]);
      expect(asking(story, 'special')).toEqual([]);
    });
  });

  it.each([0, 1, 100, 101, 12.5])(
    'the discount is a whole percentage from 1 to 100: %d',
    (discountPercent) => {
      const request = { type: 'exception.approved', discountPercent, reason: 'lo merece' };
      expect(parseEventRequest(request).ok).toBe(discountPercent === 1 || discountPercent === 100);
    },
  );

  it('the supervisor is told of the request', () => {
    const story = offered(willing).send('exception.requested', { ground: 'sixMonthsWithoutUse' });
    expect(story.effects).toContainEqual({
      type: 'notify',
      params: { role: 'supervisor', about: 'exceptionRequested' },
    });
  });
});

describe('5.1.H the first service: a goodwill exception, explained as exceptional', () => {
  const first: Opening = { plan: { servicesRequested: 0, servicesUsed: 0 } };
  const granted = () =>
    offered(first, false)
      .send('exception.requested', { ground: 'firstServiceGoodwill' })
      .send('exception.approved', { discountPercent: 100 });

  it('is for an afiliado who never requested a service, upset or not', () => {
    expect(asking(offered(first, false), 'firstServiceGoodwill')).toEqual([]);
    expect(
      asking(offered({ plan: { servicesRequested: 1, servicesUsed: 0 } }), 'firstServiceGoodwill'),
    ).toEqual(['firstServiceGoodwill 5.1.H']);
  });

  it('the afiliado confirms only what was explained to them as exceptional', () => {
    const story = granted().send('provider.assigned');
    expect(story.refused('affiliate.confirmed')).toEqual(['isGoodwillExplained 5.1.H']);
    expect(story.send('exception.explained').refused('affiliate.confirmed')).toEqual([]);
  });

  it('there is nothing to explain before the approval, nor twice', () => {
    expect(offered(first).refused('exception.explained')).toEqual(['hasGoodwillToExplain 5.1.H']);
    expect(granted().send('exception.explained').refused('exception.explained')).toEqual([
      'hasGoodwillToExplain 5.1.H',
    ]);
  });
});

describe('5.1.I special cases of the gerencia general use the same channel', () => {
  const special = () => offered({}, false).send('exception.requested', { ground: 'special', note: 'VIP' });

  it('they are requested from the supervisor, who cannot approve them', () => {
    expect(special().state).toBe('autorizacion.revisionDelSupervisor');
    expect(special().refused('exception.approved')).toEqual(['isNotSpecial 5.1.I']);
  });

  it('escalated, gerencia alone answers', () => {
    const story = special().send('exception.escalated');
    for (const by of ['coordinador', 'supervisor', 'jefe'] as const) {
      expect(story.refused('exception.approved', {}, { by })).toEqual(['role-not-allowed']);
      expect(story.refused('exception.denied', {}, { by })).toEqual(['role-not-allowed']);
    }
    expect(story.effects).toContainEqual({
      type: 'notify',
      params: { role: 'gerencia', about: 'exceptionEscalated' },
    });
    expect(story.send('exception.approved', {}, { by: 'gerencia' }).context.category).toBe('cortesia');
  });

  it('demand a note that says what is special', () => {
    const request = { type: 'exception.requested', ground: 'special' };
    expect(parseEventRequest(request)).toMatchObject({ errors: [{ path: 'note' }] });
  });
});

describe('5.1.J an authorization of a superior records who and why', () => {
  const authorizations: Record<string, () => CaseDriver> = {
    'exception.approved': () => caseIn('autorizacion.revisionDeGerencia'),
    'excess.approved': () =>
      caseIn('prestacionDelServicio.diagnostico').send('diagnosis.recorded', { estimatedCost: cop(70_000) }),
    'cost.approved': () => caseIn('cierre.cargaDeCosto'),
  };
  const types = Object.keys(authorizations) as EventType[];

  it.each(types)('%s keeps by whom and the reason', (type) => {
    const story = authorizations[type]?.().send(
      type,
      { reason: ' autorizado por contrato ' },
      { by: 'gerencia' },
    );
    expect(story?.events.at(-1)).toMatchObject({
      by: { id: 'u-gerencia', role: 'gerencia' },
      reason: 'autorizado por contrato',
    });
    expect(story?.step).toMatchObject({ actor: 'superior' });
    expect(story?.step.clauses).toContain('5.1.J');
  });

  it.each(types)('%s demands a reason', (type) => {
    expect(eventSchema(type, 'es').required).toContain('reason');
    const request = { type, discountPercent: 5, percent: 5, amount: cop(1), reason: '  ' };
    const paths = parseEventRequest(request);
    expect(paths.ok ? [] : paths.errors.map(({ path }) => path)).toContain('reason');
  });

  it.each(types)('%s is not for a coordinator', (type) => {
    expect(authorizations[type]?.().refused(type, {}, { by: 'coordinador' })).toEqual(['role-not-allowed']);
  });
});
