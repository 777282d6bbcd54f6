import { describe, expect, it } from 'vitest';
import { CaseDriver } from '../case-driver.ts';
import { caseIn } from '../reach.ts';
import { cop, crew } from '../sample-payloads.ts';

const partial = (amount = 20_000) =>
  new CaseDriver().send('coverage.resolved', { outcome: 'partial', coveredAmount: cop(amount) });
const usd = { amount: 1, currency: 'USD' };

describe('autorizacion.explicacion', () => {
  it('the denial is explained once; it is not explained again', () => {
    const story = caseIn('autorizacion.explicacion').send('denial.explained');
    expect(story.refused('denial.explained')).toEqual(['not-in-this-state']);
  });

  it('an offer cannot be declined before it is made: the caller withdraws', () => {
    const story = caseIn('autorizacion.explicacion');
    expect(story.refused('offer.declined')).toEqual(['not-in-this-state']);
    expect(story.send('request.withdrawn').state).toBe('canceladoAlMomento');
  });
});

describe('autorizacion.cotizacion', () => {
  it('accepts quotes as often as needed, and the last one counts', () => {
    const story = caseIn('autorizacion.cotizacion');
    story.send('quote.received', { price: cop(70_000) });
    story.send('quote.received', { price: cop(65_000), kind: 'visit', provider: crew });
    story.send('quote.received', { price: cop(40_000) });
    expect(story.state).toBe('autorizacion.cotizacion');
    expect(story.sendAll('price.informed', 'offer.accepted').context.agreed).toBe(40_000);
  });

  it('a later quote without a reference takes the earlier reference away', () => {
    const story = caseIn('autorizacion.cotizacion').send('quote.received');
    story.send('quote.received', { marketReference: undefined });
    expect(story.refused('price.informed')).toEqual(['isBelowMarket 5.1.E']);
  });

  it('the offer may be declined without waiting for a price, or for a quote', () => {
    const story = caseIn('autorizacion.cotizacion');
    expect(story.fork().send('offer.declined').state).toBe('canceladoAlMomento');
    expect(story.send('quote.received').send('offer.declined').state).toBe('canceladoAlMomento');
  });
});

describe('autorizacion.oferta', () => {
  it('reopens the quote to lower the price after negotiating', () => {
    const story = caseIn('autorizacion.oferta').send('quote.reopened');
    story.send('quote.received', { price: cop(30_000) }).sendAll('price.informed', 'offer.accepted');
    expect(story.context.agreed).toBe(30_000);
  });

  it('a reopened quote still stands: its price may be given again', () => {
    const story = caseIn('autorizacion.oferta').sendAll('quote.reopened', 'price.informed', 'offer.accepted');
    expect(story.context.agreed).toBe(50_000);
  });

  it('a quote is not replaced without reopening it', () => {
    const story = caseIn('autorizacion.oferta');
    expect(story.refused('quote.received')).toEqual(['not-in-this-state']);
  });
});

describe('what the afiliado agrees to pay', () => {
  const offered = (story: CaseDriver, price: number) =>
    story
      .send('denial.explained')
      .send('quote.received', { price: cop(price), marketReference: cop(price + 1) })
      .send('price.informed');

  it.each([
    ['an uncovered service: the quote', 0, 50_000, 50_000],
    ['a partial coverage: the rest of the quote', 20_000, 50_000, 30_000],
    ['a coverage of the whole quote: nothing', 50_000, 50_000, 0],
    ['a coverage beyond the quote: nothing, and no less', 90_000, 50_000, 0],
  ])('%s', (_, covered, price, agreed) => {
    expect(offered(partial(covered), price).send('offer.accepted').context).toMatchObject({
      agreed,
      discounted: 0,
      category: 'cobertura',
    });
  });

  it('an offer that is not accepted leaves no agreement', () => {
    expect(offered(partial(), 50_000).context).toMatchObject({ agreed: 0, category: null });
  });
});

describe('who closes the bargain, and how', () => {
  it.each([
    ['autorizacion.cotizacion', 'conexion', 'canceladoAlMomento'],
    ['autorizacion.oferta', 'conexion', 'canceladoAlMomento'],
    ['autorizacion.cotizacion', 'ambulancia', 'canceladoPosterior'],
    ['autorizacion.oferta', 'ambulancia', 'canceladoPosterior'],
  ] as const)('declining in %s, %s: %s', (state, way, closure) => {
    expect(caseIn(state, way).send('offer.declined').state).toBe(closure);
  });

  it('declining a partial coverage refuses an excess, with or without a price', () => {
    const story = partial().send('denial.explained');
    expect(story.fork().send('offer.declined').state).toBe('canceladoPosterior');
    story.sendAll('quote.received', 'price.informed');
    expect(story.send('offer.declined').state).toBe('canceladoPosterior');
  });

  it.each([
    'aperturaDeAsistencia',
    'autorizacion.explicacion',
    'autorizacion.cotizacion',
    'autorizacion.oferta',
    'autorizacion.revisionDelSupervisor',
    'autorizacion.revisionDeGerencia',
    'autorizacion.alternativas',
  ] as const)('withdrawing in %s before anybody was assigned is canceladoAlMomento', (state) => {
    expect(caseIn(state).send('request.withdrawn').state).toBe('canceladoAlMomento');
  });

  it('withdrawing from a partial coverage, too', () => {
    expect(partial().send('request.withdrawn').state).toBe('canceladoAlMomento');
  });

  it.each([
    'autorizacion.explicacion',
    'autorizacion.cotizacion',
    'autorizacion.oferta',
    'autorizacion.revisionDelSupervisor',
    'autorizacion.revisionDeGerencia',
  ] as const)('withdrawing in %s with a provider assigned is canceladoPosterior, and frees them', (state) => {
    const story = caseIn(state, 'ambulancia').send('request.withdrawn');
    expect(story.state).toBe('canceladoPosterior');
    expect(story.effects.filter(({ type }) => type === 'releaseProvider')).toHaveLength(1);
  });
});

describe('one currency for the whole asistencia', () => {
  const refusal = ['isSameCurrency ours'];

  it('the first quote fixes it', () => {
    const story = caseIn('autorizacion.cotizacion').send('quote.received');
    expect(story.refused('quote.received', { price: usd })).toContain(refusal[0]);
    expect(story.context.currency).toBe('COP');
  });

  it('the covered amount fixes it before any quote', () => {
    const story = partial().send('denial.explained');
    expect(
      story.refused('quote.received', { price: usd, marketReference: usd, tariffReference: usd }),
    ).toEqual(refusal);
  });

  it.each(['marketReference', 'tariffReference'])('the %s must use it too', (reference) => {
    const story = caseIn('autorizacion.cotizacion');
    expect(story.refused('quote.received', { [reference]: usd })).toEqual(refusal);
    expect(story.context.currency).toBeNull();
  });

  it('a refused amount fixes nothing', () => {
    const story = caseIn('autorizacion.cotizacion');
    story.refused('quote.received', { price: usd });
    expect(story.send('quote.received').context.currency).toBe('COP');
  });

  it('the diagnosis, its references, the costs and their approval must use it', () => {
    const atWork = caseIn('prestacionDelServicio.diagnostico');
    for (const field of ['estimatedCost', 'marketReference', 'tariffReference']) {
      expect(atWork.refused('diagnosis.recorded', { [field]: usd })).toEqual(refusal);
    }
    const closing = caseIn('cierre.cargaDeCosto');
    const line = (unitPrice: object) => ({ concept: 'visita', units: 1, unitPrice, payer: 'afiliado' });
    expect(closing.refused('cost.loaded', { lines: [line(usd)] })).toEqual(refusal);
    expect(closing.refused('cost.loaded', { lines: [line(cop(1)), line(usd)] })).toEqual(refusal);
    expect(closing.refused('cost.approved', { amount: usd })).toEqual(refusal);
  });

  it.each(['prestacionDelServicio.diagnostico', 'cierre.cargaDeCosto'] as const)(
    'a covered service may fix it as late as %s',
    (state) => {
      const story = caseIn(state, 'cobertura');
      if (state === 'prestacionDelServicio.diagnostico') {
        expect(story.context.currency).toBeNull();
        story.send('diagnosis.recorded', { estimatedCost: usd, marketReference: usd, tariffReference: usd });
        expect(story.context.currency).toBe('USD');
      } else {
        expect(story.refused('cost.approved', { amount: usd })).toEqual(refusal);
      }
    },
  );
});
