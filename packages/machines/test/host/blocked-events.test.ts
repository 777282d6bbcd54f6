import { describe, expect, it } from 'vitest';
import {
  allowedEvents,
  blockedEvents,
  decide,
  definition,
  figuresOf,
  roles,
  speechPlaces,
} from '../../src/index.ts';
import { CaseDriver, person } from '../case-driver.ts';
import { allStates, caseIn } from '../reach.ts';
import { cop } from '../sample-payloads.ts';

const ways = ['conexion', 'cobertura', 'ambulancia'] as const;
const everywhere = ways.flatMap((way) =>
  allStates
    .filter((state) => way !== 'cobertura' || !state.startsWith('autorizacion'))
    .map((state) => [state, way] as const),
);

describe.each(everywhere)('in %s, %s', (state, way) => {
  const story = caseIn(state, way);

  it.each(roles)('a %s sees each event of the state as allowed, or as blocked with every reason', (role) => {
    const who = { at: story.now, by: person(role) };
    const allowed = allowedEvents(story.snapshot, who).map(({ type }) => type);
    const blocked = blockedEvents(story.snapshot, who);
    const own = definition()
      .transitions.filter(({ source }) => state === source || state.startsWith(`${source}.`))
      .map(({ event }) => event);
    expect(new Set([...allowed, ...blocked.map(({ type }) => type)])).toEqual(new Set(own));
    for (const { type, refusals } of blocked) {
      expect(allowed).not.toContain(type);
      const decision = decide(story.snapshot, story.event(type, {}, { by: role }));
      const codes = decision.accepted
        ? []
        : decision.refusals.map((one) => ('guard' in one ? one.guard : one.code));
      for (const one of refusals) expect(codes).toContain('guard' in one ? one.guard : one.code);
      expect(refusals.length).toBeGreaterThan(0);
    }
  });

  it('each sentence for the afiliado is whole: the case fills its places', () => {
    const figures = figuresOf(story.context);
    for (const { type, say } of allowedEvents(story.snapshot, { at: story.now, by: person('coordinador') })) {
      for (const place of speechPlaces) {
        const isSaid = Object.values(say ?? {}).some((sentence) => sentence.includes(`{${place}}`));
        if (isSaid) expect([type, place, figures[place]]).not.toEqual([type, place, null]);
      }
    }
  });
});

describe('the fields that a later step demands', () => {
  const neededBy = (type: 'hogar' | 'vial', definition: string) => {
    const story = new CaseDriver({ service: { type, definition, priority: 'programada' } });
    story.send('coverage.resolved').send('denial.explained');
    const events = allowedEvents(story.snapshot, { at: story.now, by: person('coordinador') });
    return events.find(({ type: one }) => one === 'quote.received')?.needed;
  };
  it.each([
    ['hogar', 'plomería', { marketReference: '5.1.E' }],
    ['vial', 'grúa foránea', { tariffReference: '5.1.F' }],
    ['vial', 'cerrajería', {}],
  ] as const)('of a quote for %s, %s', (type, service, needed) =>
    expect(neededBy(type, service)).toEqual(needed),
  );
});

describe('what is said of the price', () => {
  const said = (fields: object, percent?: number) => {
    const story = new CaseDriver({
      service: { type: 'vial', definition: 'cerrajería', priority: 'programada' },
    });
    story.send('coverage.resolved').send('denial.explained').send('quote.received', fields);
    if (percent !== undefined)
      story
        .send('exception.requested', { ground: 'special', note: 'x' })
        .send('exception.escalated', {}, { by: 'supervisor' })
        .send('exception.approved', { discountPercent: percent }, { by: 'gerencia' });
    const events = allowedEvents(story.snapshot, { at: story.now, by: person('coordinador') });
    return events.find(({ type }) => type === 'price.informed')?.say?.en;
  };
  it('names the price, the discount, or the visit', () => {
    expect(said({ price: cop(100) })).toContain('The service by');
    expect(said({ price: cop(100), kind: 'visit' })).toContain('The visit');
    expect(said({ price: cop(100) }, 40)).toContain('{discount} %');
  });

  it.each([
    [100, 'Por ser su primer servicio, se lo brindamos'],
    [40, 'la empresa asume el {discount} % y usted paga {price}'],
  ])(
    'after %s %% of goodwill the exception is explained with what the afiliado pays (5.1.H)',
    (percent, words) => {
      const story = new CaseDriver({ plan: { servicesUsed: 0, servicesRequested: 0 } })
        .send('coverage.resolved')
        .send('denial.explained')
        .send('quote.received', { price: cop(100) })
        .send('exception.requested', { ground: 'firstServiceGoodwill' })
        .send('exception.approved', { discountPercent: percent }, { by: 'supervisor' });
      const events = allowedEvents(story.snapshot, { at: story.now, by: person('coordinador') });
      expect(events.find(({ type }) => type === 'exception.explained')?.say?.es).toContain(words);
    },
  );
});
