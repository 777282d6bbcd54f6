import { describe, expect, it } from 'vitest';
import type { CaseDriver, Opening } from '../case-driver.ts';
import { caseIn } from '../reach.ts';
import { cop } from '../sample-payloads.ts';

const home: Opening = {};
const tow: Opening = { service: { type: 'vial', definition: 'gruaForanea' } };
const quoted = (opening: Opening, fields: object, covered?: number): CaseDriver => {
  const story = caseIn('aperturaDeAsistencia', 'conexion', opening);
  if (covered === undefined) story.send('coverage.resolved');
  else story.send('coverage.resolved', { outcome: 'partial', coveredAmount: cop(covered) });
  return story.send('denial.explained').send('quote.received', fields);
};
const informing = (...args: Parameters<typeof quoted>) => quoted(...args).refused('price.informed');

const granting = (story: CaseDriver, discountPercent: number) =>
  story
    .send('exception.requested')
    .send('exception.escalated')
    .send('exception.approved', { discountPercent });

/** On site, with the diagnosis of a service quoted at 50,000. */
const diagnosed = (opening: Opening, fields: object, way: 'conexion' | 'cobertura' = 'conexion') =>
  caseIn('prestacionDelServicio.diagnostico', way, opening).send('diagnosis.recorded', fields);

describe('5.1.E home: the afiliado pays less than they could get on their own', () => {
  const refusal = ['isBelowMarket 5.1.E'];

  it('less means less, not equal', () => {
    expect(informing(home, { price: cop(79_999), marketReference: cop(80_000) })).toEqual([]);
    expect(informing(home, { price: cop(80_000), marketReference: cop(80_000) })).toEqual(refusal);
    expect(informing(home, { price: cop(80_001), marketReference: cop(80_000) })).toEqual(refusal);
  });

  it('a missing reference is refused when the price is given, not before', () => {
    const story = quoted(home, { marketReference: undefined });
    expect(story.context.quote?.marketReference).toBeNull();
    expect(story.refused('price.informed')).toEqual(refusal);
  });

  it('the amount that the afiliado pays counts: the share of a partial coverage', () => {
    const quote = { price: cop(90_000), marketReference: cop(80_000) };
    expect(informing(home, quote, 10_001)).toEqual([]);
    expect(informing(home, quote, 10_000)).toEqual(refusal);
  });

  it('the amount that the afiliado pays counts: the share less the discount', () => {
    const story = quoted(home, { price: cop(90_000), marketReference: cop(80_000) });
    expect(story.refused('price.informed')).toEqual(refusal);
    expect(granting(story, 20).refused('price.informed')).toEqual([]);
  });

  it.each([50_000, 60_000])(
    'it does not apply where the afiliado pays nothing: %i covered of 50,000',
    (covered) => {
      expect(informing(home, { price: cop(50_000), marketReference: undefined }, covered)).toEqual([]);
    },
  );

  it('a discount that rounds down to 0 counts as 0', () => {
    const story = granting(quoted(home, { price: cop(1), marketReference: undefined }), 1);
    expect(story.refused('price.informed')).toEqual([]);
  });

  it.each(['vial', 'medica', 'otra'] as const)('%s: as for a real service, no such test', (type) => {
    const opening = { service: { type, definition: 'cerrajería' } };
    expect(informing(opening, { price: cop(90_000), marketReference: cop(1) })).toEqual([]);
    expect(informing(opening, { price: cop(90_000), marketReference: undefined })).toEqual([]);
  });

  describe('with an excess, the new total is below the reference of the diagnosis', () => {
    const found = (market: number | undefined, estimate = 60_000) => ({
      estimatedCost: cop(estimate),
      marketReference: market === undefined ? undefined : cop(market),
    });
    const again = ['isExcessBelowMarket 5.1.E'];

    it.each([
      [60_001, []],
      [60_000, again],
      [59_999, again],
      [undefined, again],
    ])('a total of 60,000 where the market is %s', (market, refusals) => {
      expect(diagnosed(home, found(market)).refused('excess.accepted')).toEqual(refusals);
    });

    it('what a superior absorbs is not paid by the afiliado', () => {
      const story = diagnosed(home, found(57_000)).send('excess.approved', { percent: 50 });
      expect(story.refused('excess.accepted')).toEqual([]);
    });

    it('it does not apply to an excess that a superior absorbs whole', () => {
      const story = diagnosed(home, found(undefined)).send('excess.approved', { percent: 100 });
      expect(story.state).toBe('prestacionDelServicio.prestacionDelServicio');
    });

    it('it does not apply to work without an excess', () => {
      expect(diagnosed(home, found(undefined, 50_000)).refused('work.authorized')).toEqual([]);
    });

    it('nor of any service other than hogar', () => {
      const service = { type: 'vial', definition: 'cambio de llanta' } as const;
      expect(diagnosed({ service }, found(1)).refused('excess.accepted')).toEqual([]);
    });

    it('it also applies to a covered service beyond its limit', () => {
      const story = caseIn('aperturaDeAsistencia').send('coverage.resolved', {
        outcome: 'covered',
        coveredAmount: cop(50_000),
      });
      story.sendAll('provider.assigned', 'affiliate.confirmed', 'provider.arrived', 'contact.validated');
      story.send('diagnosis.recorded', found(10_000));
      expect(story.refused('excess.accepted')).toEqual(again);
      expect(story.send('diagnosis.recorded', found(10_001)).refused('excess.accepted')).toEqual([]);
    });
  });
});

describe('5.1.F long-distance tow: a favourable cost, and a high price is never backed', () => {
  const refusal = ['isWithinTariff 5.1.F'];

  it('the whole price is at most the tariff', () => {
    expect(informing(tow, { price: cop(60_000), tariffReference: cop(60_000) })).toEqual([]);
    expect(informing(tow, { price: cop(60_001), tariffReference: cop(60_000) })).toEqual(refusal);
  });

  it('the whole price counts, not the share of a partial coverage', () => {
    expect(informing(tow, { price: cop(60_001), tariffReference: cop(60_000) }, 59_000)).toEqual(refusal);
  });

  it('nor what a discount leaves of it', () => {
    const story = quoted(tow, { price: cop(60_001), tariffReference: cop(60_000) });
    expect(granting(story, 99).refused('price.informed')).toEqual(refusal);
  });

  it('a missing tariff is refused when the price is given, not before', () => {
    const story = quoted(tow, { tariffReference: undefined });
    expect(story.refused('price.informed')).toEqual(refusal);
  });

  it('a high price is negotiated down', () => {
    const story = quoted(tow, { price: cop(90_000) });
    expect(story.refused('price.informed')).toEqual(refusal);
    expect(story.send('quote.received', { price: cop(58_000) }).send('price.informed').state).toBe(
      'autorizacion.oferta',
    );
  });

  it('it does not apply where the afiliado pays nothing', () => {
    expect(informing(tow, { price: cop(90_000), tariffReference: undefined }, 90_000)).toEqual([]);
  });

  it.each(['gruaForanea', 'GRUAFORANEA', 'grúaforánea', 'grúa-foránea', 'Grúa foránea 120 km'])(
    'a long tow is one by the name of %s',
    (definition) => {
      const opening: Opening = { service: { type: 'vial', definition } };
      expect(informing(opening, { price: cop(99_000) })).toEqual(refusal);
    },
  );

  it.each(['grua', 'gruaLocal', 'grúa', 'foranea'])('%s is not a long-distance tow', (definition) => {
    const opening: Opening = { service: { type: 'vial', definition } };
    expect(informing(opening, { price: cop(99_000), tariffReference: undefined })).toEqual([]);
  });

  it('the policy lists the long-distance tows', () => {
    const policy = { longTowDefinitions: ['Grúa de carretera'] };
    const opening: Opening = { service: { type: 'vial', definition: 'GRUA DE CARRETERA' }, policy };
    expect(informing(opening, { price: cop(99_000) })).toEqual(refusal);
    expect(informing({ ...tow, policy }, { price: cop(99_000) })).toEqual([]);
  });

  it('where both apply, each rule refuses separately', () => {
    const opening: Opening = { service: { type: 'hogar', definition: 'gruaForanea' } };
    expect(informing(opening, { marketReference: undefined, tariffReference: undefined })).toEqual([
      'isBelowMarket 5.1.E',
      'isWithinTariff 5.1.F',
    ]);
  });

  describe('with an excess, the estimated cost is within the tariff of the diagnosis', () => {
    const again = ['isExcessWithinTariff 5.1.F'];
    const found = (tariff: number | undefined) => ({
      estimatedCost: cop(70_000),
      tariffReference: tariff === undefined ? undefined : cop(tariff),
    });

    it.each([
      [70_000, []],
      [69_999, again],
      [undefined, again],
    ])('a cost of 70,000 where the tariff is %s', (tariff, refusals) => {
      expect(diagnosed(tow, found(tariff)).refused('excess.accepted')).toEqual(refusals);
    });

    it('a superior who absorbs a part does not make a high price favourable', () => {
      const story = diagnosed(tow, found(69_999)).send('excess.approved', { percent: 90 });
      expect(story.refused('excess.accepted')).toEqual(again);
    });

    it('it does not apply to an excess that a superior absorbs whole', () => {
      expect(diagnosed(tow, found(1)).refused('excess.approved', { percent: 100 })).toEqual([]);
    });
  });
});
