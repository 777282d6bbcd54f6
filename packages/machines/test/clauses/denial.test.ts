import { describe, expect, it } from 'vitest';
import { parseEventRequest } from '../../src/index.ts';
import { CaseDriver } from '../case-driver.ts';
import { caseIn } from '../reach.ts';
import { cop, crew } from '../sample-payloads.ts';

describe('5.1.A not covered: explained, offered at cost, quoted, priced', () => {
  it('without exception: no uncovered service reaches a provider around it', () => {
    const story = new CaseDriver().send('coverage.resolved');
    expect(story.refused('provider.assigned')).toEqual(['not-in-this-state']);
    const needed = ['denial.explained', 'quote.received', 'price.informed', 'offer.accepted'] as const;
    for (const [index, type] of needed.entries()) {
      for (const skipped of needed.slice(index + 1)) expect(story.refused(skipped)).not.toEqual([]);
      story.send(type);
    }
    expect(story.state).toBe('asignacionProveedor.asignacionProveedor');
  });

  it('the rest of a partial coverage is offered the same way', () => {
    const story = new CaseDriver().send('coverage.resolved', { outcome: 'partial', coveredAmount: cop(1) });
    expect(story.state).toBe('autorizacion.explicacion');
  });

  it('the denial is explained in words', () => {
    expect(parseEventRequest({ type: 'denial.explained' })).toMatchObject({ errors: [{ path: 'reason' }] });
  });

  it.each(['service', 'visit'] as const)('the quote is of the %s, by a provider', (kind) => {
    const story = caseIn('autorizacion.cotizacion').send('quote.received', { kind, provider: crew });
    expect(story.send('price.informed').context.quote).toMatchObject({ kind, provider: crew });
  });

  it('no price is given without a quote', () => {
    expect(caseIn('autorizacion.cotizacion').refused('price.informed')).toEqual(['hasQuote 5.1.A']);
  });

  it('only what was accepted is charged', () => {
    const lines = (amount: number) => ({
      lines: [{ concept: 'obra', units: 1, unitPrice: cop(amount), payer: 'afiliado' }],
    });
    const story = caseIn('cierre.cargaDeCosto');
    expect(story.refused('cost.loaded', lines(50_000))).toEqual([]);
    expect(story.refused('cost.loaded', lines(50_001))).toEqual(['isWithinAgreed ours']);
  });
});

describe('5.1.B outside the matrix: alternatives only after the disclaimer', () => {
  const alternatives = () => caseIn('autorizacion.alternativas');

  it('they are not given before it', () => {
    expect(alternatives().refused('alternatives.shared')).toEqual(['hasDisclaimed 5.1.B']);
    expect(alternatives().send('alternatives.disclaimed').refused('alternatives.shared')).toEqual([]);
  });

  it('the coordinator may: they may be withheld, disclaimed or not', () => {
    expect(alternatives().send('alternatives.withheld').state).toBe('canceladoAlMomento');
    const story = alternatives().sendAll('alternatives.disclaimed', 'alternatives.withheld');
    expect(story.state).toBe('canceladoAlMomento');
  });

  it('the disclaimer made again is recorded, and changes nothing', () => {
    const story = alternatives().send('alternatives.disclaimed');
    const { lastAt: _, ...before } = story.context;
    story.send('alternatives.disclaimed');
    expect(story.state).toBe('autorizacion.alternativas');
    expect(story.context).toMatchObject(before);
    expect(story.effects).toEqual([]);
    expect(story.steps).toHaveLength(3);
  });

  it('a suitable provider exists after all: the denial is explained and the service quoted', () => {
    const story = alternatives().send('denial.explained');
    expect(story.state).toBe('autorizacion.cotizacion');
    expect(alternatives().sendAll('alternatives.disclaimed', 'denial.explained').state).toBe(story.state);
  });

  it('what was found is kept, at least one', () => {
    const shared = (sources: object[]) => parseEventRequest({ type: 'alternatives.shared', sources }).ok;
    expect(shared([])).toBe(false);
    expect(shared([{ name: 'Directorio', url: 'https://example.org' }])).toBe(true);
    expect(shared([{ url: 'https://example.org' }])).toBe(false);
  });

  it('applies outside the matrix, not to a merely uncovered service', () => {
    const story = caseIn('autorizacion.explicacion');
    for (const type of ['alternatives.disclaimed', 'alternatives.shared', 'alternatives.withheld'] as const) {
      expect(story.refused(type)).toEqual(['not-in-this-state']);
    }
  });
});

describe('5.1.C every request is opened, and a refusal keeps its details', () => {
  it('it is opened with the call, before its coverage is known', () => {
    const story = new CaseDriver();
    expect(story.context).toMatchObject({ coverage: null, call: { id: 'call-1' } });
  });

  it.each(['uncovered', 'outsideMatrix', 'partial', 'warranty'])('%s demands why', (outcome) => {
    const coveredAmount = outcome === 'partial' ? { coveredAmount: cop(1) } : {};
    const request = { type: 'coverage.resolved', outcome, ...coveredAmount };
    expect(parseEventRequest(request)).toMatchObject({ ok: false, errors: [{ path: 'reason' }] });
    expect(parseEventRequest({ ...request, reason: 'no está en el plan' }).ok).toBe(true);
  });

  it('covered demands no reason', () => {
    expect(parseEventRequest({ type: 'coverage.resolved', outcome: 'covered' }).ok).toBe(true);
  });

  it.each(['coverage.resolved', 'denial.explained', 'offer.declined', 'request.withdrawn'] as const)(
    'the reason of %s stands in the journal as it was taken',
    (type) => {
      const states = {
        'coverage.resolved': 'aperturaDeAsistencia',
        'denial.explained': 'autorizacion.explicacion',
        'offer.declined': 'autorizacion.oferta',
        'request.withdrawn': 'autorizacion.explicacion',
      } as const;
      const story = caseIn(states[type]).send(type, { reason: '  el plan lo excluye ' });
      expect(story.events.at(-1)).toMatchObject({ type, reason: 'el plan lo excluye' });
    },
  );
});
