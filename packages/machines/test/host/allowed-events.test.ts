import { describe, expect, it } from 'vitest';
import { allowedEvents, decide, type EventType, eventTypes, label, roles } from '../../src/index.ts';
import { CaseDriver, type Opening, person } from '../case-driver.ts';
import { allStates, caseIn } from '../reach.ts';
import { cop, minutesFrom } from '../sample-payloads.ts';

/** Payloads such that one is accepted wherever any is. The sample itself is tried too. */
const variations: Partial<Record<EventType, readonly object[]>> = {
  'coverage.resolved': [
    { outcome: 'covered' },
    { outcome: 'partial', coveredAmount: cop(1) },
    { outcome: 'outsideMatrix' },
    { outcome: 'warranty' },
  ],
  'exception.requested': [
    'sixMonthsWithoutUse',
    'internalTechnicianNetwork',
    'noHeavyMachinery',
    'firstServiceGoodwill',
    'special',
  ].map((ground) => ({ ground, note: 'x', assessment: { heavyMachinery: false, largeWorks: false } })),
  'exception.approved': [{ discountPercent: 1 }],
  'excess.approved': [{ percent: 1 }],
  'cost.loaded': [{ lines: [{ concept: 'x', units: 1, unitPrice: cop(0), payer: 'afiliado' }] }],
  'cost.approved': [{ amount: cop(0) }],
};

/** The outcomes of a small set of payloads, tried one by one. */
const acceptedTypes = (story: CaseDriver, role: (typeof roles)[number], at: string): EventType[] =>
  eventTypes.filter((type) =>
    [{}, ...(variations[type] ?? [])].some(
      (fields) => decide(story.snapshot, story.event(type, fields, { by: role, at })).accepted,
    ),
  );

function expectExact(story: CaseDriver): void {
  const { lastAt } = story.context;
  for (const at of [minutesFrom(lastAt, 300), story.now, lastAt, minutesFrom(lastAt, -1)]) {
    for (const role of roles) {
      const allowed = allowedEvents(story.snapshot, { at, by: person(role) });
      expect([role, at, allowed.map(({ type }) => type)]).toEqual([role, at, acceptedTypes(story, role, at)]);
    }
  }
}

const ways = ['conexion', 'cobertura', 'ambulancia'] as const;
const everywhere = ways.flatMap((way) =>
  allStates
    .filter((state) => way !== 'cobertura' || !state.startsWith('autorizacion'))
    .map((state) => [state, way] as const),
);

describe('allowedEvents is exact', () => {
  it.each(everywhere)('in %s, %s', (state, way) => expectExact(caseIn(state, way)));

  const willing: Opening = {
    plan: { contractedOn: '2020-01-01', servicesUsed: 0, servicesRequested: 0, originCity: 'Cali' },
    policy: { internalNetworkCities: ['Cali'], groundsRequired: 'all' },
  };
  const goodwill = () =>
    caseIn('autorizacion.oferta', 'conexion', willing).send('exception.requested', {
      ground: 'firstServiceGoodwill',
    });
  const claim: Opening = { warrantyOf: { id: 'a-0', concludedAt: '2026-03-09T09:00:00-05:00' } };

  const stories: Record<string, () => CaseDriver> = {
    'a warranty claim at its opening': () => new CaseDriver(claim),
    'a corrected coverage': () => new CaseDriver(claim).send('coverage.resolved', { outcome: 'covered' }),
    'the disclaimer made': () => caseIn('autorizacion.alternativas').send('alternatives.disclaimed'),
    'an upset afiliado to whom every ground applies': () =>
      caseIn('autorizacion.oferta', 'conexion', willing).send('affiliate.objected'),
    'an upset afiliado to whom none applies': () =>
      caseIn('autorizacion.oferta', 'conexion', {
        policy: { groundsRequired: 'all' },
      }).send('affiliate.objected'),
    'a quote above the market': () =>
      caseIn('autorizacion.cotizacion').send('quote.received', { price: cop(80_000) }),
    'goodwill asked': goodwill,
    'goodwill granted in part': () => goodwill().send('exception.approved', { discountPercent: 10 }),
    'goodwill granted, to be explained': () =>
      goodwill().send('exception.approved').send('provider.assigned'),
    'goodwill granted and explained': () =>
      goodwill().sendAll('exception.approved', 'exception.explained', 'provider.assigned'),
    'every ground asked': () => {
      const story = caseIn('autorizacion.oferta', 'conexion', { plan: { servicesRequested: 0 } });
      for (const ground of ['special', 'firstServiceGoodwill'] as const) {
        story.send('exception.requested', { ground }).send('exception.denied');
      }
      return story;
    },
    'an ambulance released in its authorization': () =>
      caseIn('autorizacion.oferta', 'ambulancia').send('provider.released'),
    'an excess': () =>
      caseIn('prestacionDelServicio.diagnostico').send('diagnosis.recorded', { estimatedCost: cop(70_000) }),
    'an excess above the market': () =>
      caseIn('prestacionDelServicio.diagnostico').send('diagnosis.recorded', { estimatedCost: cop(170_000) }),
    'an excess absorbed in part': () =>
      caseIn('prestacionDelServicio.diagnostico')
        .send('diagnosis.recorded', { estimatedCost: cop(70_000) })
        .send('excess.approved', { percent: 10 }),
    'an arrival refuted': () => caseIn('monitoreo.contactacionYValidacion').send('contact.refuted'),
    'as much approved as can be': () =>
      caseIn('cierre.cargaDeCosto').send('cost.approved', { amount: cop(Number.MAX_SAFE_INTEGER) }),
    'amounts in another currency': () => {
      const usd = { amount: 0, currency: 'USD' };
      const quote = { price: usd, marketReference: usd, tariffReference: usd };
      return caseIn('autorizacion.cotizacion').send('quote.received', quote);
    },
  };

  it.each(Object.keys(stories).filter((name) => name !== 'amounts in another currency'))('%s', (name) => {
    const story = stories[name]?.();
    if (story) expectExact(story);
  });

  it('whatever the currency: some payload has it', () => {
    const story = stories['amounts in another currency']?.();
    const types = story && allowedEvents(story.snapshot, { at: story.now, by: person('coordinador') });
    expect(types?.map(({ type }) => type)).toContain('quote.received');
  });
});

describe('an allowed event', () => {
  it('has its label and the clauses that it may apply', () => {
    const { snapshot, now } = caseIn('autorizacion.cotizacion').send('quote.received');
    const allowed = allowedEvents(snapshot, { at: now, by: person('coordinador') });
    for (const event of allowed) {
      expect(event.label).toEqual(label('event', event.type));
      expect(event.clauses.length).toBeGreaterThan(0);
    }
    expect(allowed.find(({ type }) => type === 'price.informed')?.clauses).toEqual(['5.1.A', '5.1.E']);
  });

  it('is listed once, however many ways it has', () => {
    const { snapshot, now } = new CaseDriver();
    const types = allowedEvents(snapshot, { at: now, by: person('jefe') }).map(({ type }) => type);
    expect(types).toEqual(['coverage.resolved', 'request.withdrawn']);
  });
});
