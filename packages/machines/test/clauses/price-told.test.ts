import { describe, expect, it } from 'vitest';
import type { CaseDriver, Opening } from '../case-driver.ts';
import { caseIn } from '../reach.ts';
import { cop } from '../sample-payloads.ts';

const offered = (opening: Opening = {}) => caseIn('autorizacion.oferta', 'conexion', opening);

const granting = (story: CaseDriver, discountPercent: number) =>
  story
    .send('exception.requested')
    .send('exception.escalated')
    .send('exception.approved', { discountPercent });

describe('5.1.A the afiliado accepts the price that they were told', () => {
  const refusal = ['isPriceTold 5.1.A'];

  it('an offer stands at the last price given', () => {
    const story = offered();
    expect(story.context.priceTold).toBe(50_000);
    expect(story.refused('offer.accepted')).toEqual([]);
  });

  it('a price changed by a discount is given before it is accepted', () => {
    const story = granting(offered(), 40);
    expect(story.refused('offer.accepted')).toEqual(refusal);
    expect(story.send('price.informed').step).toMatchObject({
      from: 'autorizacion.oferta',
      to: 'autorizacion.oferta',
      clauses: ['5.1.A', '5.1.E'],
    });
    expect(story.context.priceTold).toBe(30_000);
    expect(story.send('offer.accepted').context.agreed).toBe(30_000);
  });

  it('a discount on a price of 0 changes nothing: no price is given again', () => {
    const story = caseIn('aperturaDeAsistencia').send('coverage.resolved', {
      outcome: 'partial',
      coveredAmount: cop(50_000),
    });
    story.sendAll('denial.explained', 'quote.received', 'price.informed');
    expect(granting(story, 40).refused('offer.accepted')).toEqual([]);
  });

  it('a price that a discount rounds down to 0 is given again', () => {
    const story = caseIn('autorizacion.cotizacion').send('quote.received', { price: cop(1) });
    const granted = granting(story.send('price.informed'), 1);
    expect(granted.refused('offer.accepted')).toEqual(refusal);
    expect(granted.send('price.informed').step.clauses).toEqual(['5.1.A']);
    expect(granted.refused('offer.accepted')).toEqual([]);
  });

  it('at 100 % no price has to be given', () => {
    expect(granting(offered(), 100).state).toBe('asignacionProveedor.asignacionProveedor');
  });

  it('after a discount granted from cotizacion, the price leads to oferta as always', () => {
    const story = granting(caseIn('autorizacion.cotizacion').send('quote.received'), 40);
    expect(story.send('price.informed').state).toBe('autorizacion.oferta');
    expect(story.send('offer.accepted').context.agreed).toBe(30_000);
  });

  it('the price may be given as often as the afiliado asks', () => {
    const story = offered().sendAll('price.informed', 'price.informed');
    expect(story.state).toBe('autorizacion.oferta');
    expect(story.agenda.openKinds).toEqual(['completeAuthorization']);
  });

  it('the price given stands when the provider is replaced', () => {
    const story = caseIn('autorizacion.oferta', 'ambulancia').send('provider.released');
    expect(story.context.priceTold).toBe(50_000);
    story.sendAll('provider.assigned', 'price.informed');
    expect(story.refused('offer.accepted')).toEqual([]);
  });
});
