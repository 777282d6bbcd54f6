import { describe, expect, it } from 'vitest';
import { CaseDriver } from '../case-driver.ts';
import { ambulance, caseIn } from '../reach.ts';
import { cop, crew } from '../sample-payloads.ts';

const assignment = 'asignacionProveedor.asignacionProveedor';
const confirmation = 'asignacionProveedor.confirmacionDelAfiliado';
const goodwill = { ground: 'firstServiceGoodwill' } as const;

/** 5.1.D, on a plan that has never asked for anything. */
const firstTime = { ...ambulance, plan: { servicesRequested: 0, servicesUsed: 0 } };

describe('5.1.D: the authorization owed', () => {
  it('comes right after the assignment, before the confirmation', () => {
    const story = new CaseDriver(ambulance).send('coverage.resolved');
    expect(story.state).toBe(assignment);
    expect(story.send('provider.assigned').state).toBe('autorizacion.explicacion');
    story.sendAll('denial.explained', 'quote.received', 'price.informed', 'offer.accepted');
    expect(story.state).toBe(confirmation);
    expect(story.context.authorizationOwed).toBe(false);
  });

  it('is owed of a partial coverage as well', () => {
    const story = new CaseDriver(ambulance).send('coverage.resolved', {
      outcome: 'partial',
      coveredAmount: cop(1),
    });
    expect(story.send('provider.assigned').state).toBe('autorizacion.explicacion');
  });

  it('the confirmation cannot be had before', () => {
    const story = caseIn('autorizacion.oferta', 'ambulancia');
    expect(story.refused('affiliate.confirmed')).toEqual(['not-in-this-state']);
  });

  it.each([
    ['an ambulance without an emergency', { medicalEmergency: false }],
    ['an emergency without an ambulance', { definition: 'médico a domicilio' }],
  ])('%s is authorized before the assignment', (_, service) => {
    const story = new CaseDriver({ service: { ...ambulance.service, ...service } });
    expect(story.send('coverage.resolved').state).toBe('autorizacion.explicacion');
  });

  it.each(['ambulancia', 'AMBULANCIA', 'Ambuláncia'])(
    'an ambulance is one by the name of %s',
    (definition) => {
      const story = new CaseDriver({ service: { ...ambulance.service, definition } });
      expect(story.send('coverage.resolved').state).toBe(assignment);
    },
  );

  it('what an ambulance is, the policy says', () => {
    const policy = { ambulanceDefinitions: ['traslado medicalizado'] };
    const story = new CaseDriver({ ...ambulance, policy });
    expect(story.send('coverage.resolved').state).toBe('autorizacion.explicacion');
  });
});

describe('the provider is released in the middle of the authorization', () => {
  const states = [
    ['autorizacion.explicacion', 'autorizacion.explicacion'],
    ['autorizacion.cotizacion', 'autorizacion.cotizacion'],
    ['autorizacion.oferta', 'autorizacion.cotizacion'],
    ['autorizacion.revisionDelSupervisor', 'autorizacion.cotizacion'],
    ['autorizacion.revisionDeGerencia', 'autorizacion.cotizacion'],
  ] as const;

  it.each(states)('in %s: another one is assigned, and it goes on in %s', (state, back) => {
    const story = caseIn(state, 'ambulancia');
    const { quote, denialExplained } = story.context;
    story.send('provider.released');
    expect(story.state).toBe(assignment);
    expect(story.context).toMatchObject({
      assignment: null,
      authorizationOwed: true,
      quote,
      denialExplained,
    });
    expect(story.effects).toContainEqual({
      type: 'releaseProvider',
      params: { provider: { id: 'p-1', name: 'Servicios Andinos', kind: 'external' } },
    });
    expect(story.agenda.openKinds).toEqual(['assignProvider', 'warnLateAssignment']);
    expect(story.agenda.statusesOf('completeAuthorization')).toEqual(['cancelado']);

    story.send('provider.assigned', { provider: crew });
    expect(story.state).toBe(back);
    expect(story.context.assignment?.provider).toEqual(crew);
    expect(story.agenda.openKinds).toEqual(['completeAuthorization']);
  });

  it('the quote stays: it need not be asked again', () => {
    const story = caseIn('autorizacion.oferta', 'ambulancia').sendAll(
      'provider.released',
      'provider.assigned',
    );
    expect(story.sendAll('price.informed', 'offer.accepted').state).toBe(confirmation);
  });

  it('the afiliado may cancel while no provider is assigned: canceladoPosterior', () => {
    const story = caseIn('autorizacion.explicacion', 'ambulancia').send('provider.released');
    expect(story.send('affiliate.cancelled').state).toBe('canceladoPosterior');
    expect(story.effects.filter(({ type }) => type === 'releaseProvider')).toEqual([]);
  });

  it('the objection is remembered', () => {
    const story = caseIn('autorizacion.cotizacion', 'ambulancia').sendAll(
      'quote.received',
      'affiliate.objected',
    );
    expect(story.sendAll('provider.released', 'provider.assigned').context.objected).toBe(true);
  });

  it('a discount granted stays granted', () => {
    const story = caseIn('autorizacion.oferta', 'ambulancia', firstTime);
    story.send('exception.requested', goodwill).send('exception.approved', { discountPercent: 50 });
    story.sendAll('provider.released', 'provider.assigned', 'price.informed', 'offer.accepted');
    expect(story.context).toMatchObject({ agreed: 25_000, discounted: 25_000 });
  });

  it('goodwill may be explained while no provider is assigned', () => {
    const story = caseIn('autorizacion.oferta', 'ambulancia', firstTime);
    story.send('exception.requested', goodwill).send('exception.approved', { discountPercent: 50 });
    story.sendAll('provider.released', 'exception.explained');
    expect(story.context.exceptionExplained).toBe(true);
  });
});

describe('the provider is released once the authorization is done', () => {
  it.each([
    'asignacionProveedor.confirmacionDelAfiliado',
    'monitoreo.arribo',
    'prestacionDelServicio.prestacionDelServicio',
  ] as const)('in %s: what was agreed stays agreed, nothing is owed', (state) => {
    const story = caseIn(state, 'ambulancia').send('provider.released').send('provider.assigned');
    expect(story.state).toBe(confirmation);
    expect(story.context).toMatchObject({ agreed: 50_000, category: 'conexion', authorizationOwed: false });
  });

  it('at 100 %, too', () => {
    const story = caseIn('autorizacion.revisionDeGerencia', 'ambulancia').send('exception.approved');
    story.sendAll('provider.released', 'provider.assigned');
    expect(story.state).toBe(confirmation);
    expect(story.context.category).toBe('cortesia');
  });
});

describe('outside the matrix there is no 5.1.D', () => {
  it('an ambulance that has a provider after all is authorized first', () => {
    const story = new CaseDriver(ambulance).send('coverage.resolved', { outcome: 'outsideMatrix' });
    story.sendAll('denial.explained', 'quote.received', 'price.informed', 'offer.accepted');
    expect(story.state).toBe(assignment);
    expect(story.send('provider.assigned').state).toBe(confirmation);
  });
});
