import { describe, expect, it } from 'vitest';
import type { StateId } from '../../src/index.ts';
import type { CaseDriver } from '../case-driver.ts';
import { caseIn, openStates } from '../reach.ts';
import { andes, crew } from '../sample-payloads.ts';

const assignment = 'asignacionProveedor.asignacionProveedor';
const confirmation = 'asignacionProveedor.confirmacionDelAfiliado';

const past = { earliest: '2020-01-01T08:00:00-05:00', latest: '2020-01-01T09:00:00-05:00' };

describe('provider.assigned', () => {
  it('remembers the provider and the window', () => {
    const story = caseIn(assignment, 'cobertura').send('provider.assigned', { provider: crew, window: past });
    expect(story.context.assignment).toEqual({ provider: crew, window: past });
  });

  it('the window may lie in the past: a late registration, on which the provider is late', () => {
    const story = caseIn(assignment, 'cobertura').send('provider.assigned', { window: past });
    expect(story.send('affiliate.confirmed').refused('reschedule.declined')).toEqual([]);
  });
});

/** The states in which a provider is assigned and the work is not done. */
const releasable = [
  confirmation,
  'monitoreo.monitoreoAlProveedor',
  'monitoreo.monitoreoAlAfiliado',
  'monitoreo.arribo',
  'monitoreo.contactacionYValidacion',
  'prestacionDelServicio.diagnostico',
  'prestacionDelServicio.autorizacion',
  'prestacionDelServicio.prestacionDelServicio',
] as const;

describe('provider.released', () => {
  it.each(releasable)('in %s: back to the assignment, without the old one', (state) => {
    const story = caseIn(state).send('provider.released');
    expect(story.state).toBe(assignment);
    expect(story.context).toMatchObject({ assignment: null, arrivedAt: null, diagnosis: null });
    expect(story.effects).toContainEqual({ type: 'releaseProvider', params: { provider: andes } });
    expect(story.agenda.openKinds).toEqual(['assignProvider', 'warnLateAssignment']);
  });

  it.each(releasable)('in %s: the agreement stands', (state) => {
    const before = caseIn(state).context;
    expect(caseIn(state).send('provider.released').context).toMatchObject({
      agreed: before.agreed,
      discounted: before.discounted,
      quote: before.quote,
      category: before.category,
      coverage: before.coverage,
      denialExplained: true,
      objected: before.objected,
    });
  });

  it('notifies the provider before another one is assigned', () => {
    const { effects } = caseIn('monitoreo.arribo').send('provider.released');
    expect(effects.map(({ type }) => type)).toEqual([
      'releaseProvider',
      'cancelPendientes',
      'openPendiente',
      'openPendiente',
    ]);
  });

  it.each(openStates.filter((state) => !(releasable as readonly string[]).includes(state)))(
    'is refused in %s, where no provider is assigned or the work is done',
    (state) => {
      expect(caseIn(state).refused('provider.released')).not.toEqual([]);
    },
  );

  it('the new provider is confirmed and monitored from the start', () => {
    const story = caseIn('prestacionDelServicio.diagnostico').sendAll(
      'provider.released',
      'provider.assigned',
    );
    story.sendAll('affiliate.confirmed', 'provider.monitored', 'affiliate.monitored', 'provider.arrived');
    expect(story.state).toBe('monitoreo.contactacionYValidacion');
  });
});

describe('affiliate.cancelled', () => {
  const cancellable: readonly StateId[] = [
    assignment,
    ...releasable.filter((state) => state !== 'prestacionDelServicio.prestacionDelServicio'),
  ];

  it.each(cancellable)('in %s: canceladoPosterior', (state) => {
    const story = caseIn(state);
    const wasAssigned = story.context.assignment !== null;
    story.send('affiliate.cancelled');
    expect(story.state).toBe('canceladoPosterior');
    expect(story.context.assignment).toBeNull();
    expect(story.effects.some(({ type }) => type === 'releaseProvider')).toBe(wasAssigned);
    expect(story.agenda.openKinds).toEqual([]);
  });

  it.each([
    'prestacionDelServicio.prestacionDelServicio',
    'prestacionDelServicio.terminacionDelServicio',
    'cierre.cargaDeCosto',
    'cierre.conformidadDelAfiliado',
  ] as const)('is refused in %s: the work has begun', (state) => {
    expect(caseIn(state).refused('affiliate.cancelled')).toEqual(['not-in-this-state']);
  });
});

describe('a goodwill exception is explained before the afiliado confirms', () => {
  const granted = (discountPercent: number): CaseDriver => {
    const story = caseIn('autorizacion.oferta', 'conexion', { plan: { servicesRequested: 0 } });
    story.send('exception.requested', { ground: 'firstServiceGoodwill' });
    return story.send('exception.approved', { discountPercent });
  };
  const confirmable = (story: CaseDriver) => story.refused('affiliate.confirmed');

  it('at 100 %', () => {
    const story = granted(100).send('provider.assigned');
    expect(confirmable(story)).toEqual(['isGoodwillExplained 5.1.H']);
    expect(story.send('exception.explained').state).toBe(confirmation);
    expect(confirmable(story)).toEqual([]);
  });

  it('below 100 %, also by then', () => {
    const story = granted(30).sendAll('price.informed', 'offer.accepted', 'provider.assigned');
    expect(confirmable(story)).toEqual(['isGoodwillExplained 5.1.H']);
  });

  it.each([
    ['autorizacion.oferta', []],
    ['autorizacion.cotizacion', ['quote.reopened']],
    [assignment, ['price.informed', 'offer.accepted']],
    [confirmation, ['price.informed', 'offer.accepted', 'provider.assigned']],
  ] as const)('may be explained in %s, once', (state, on) => {
    const story = granted(30).sendAll(...on);
    expect(story.state).toBe(state);
    story.send('exception.explained');
    expect(story.state).toBe(state);
    expect(story.refused('exception.explained')).toEqual(['hasGoodwillToExplain 5.1.H']);
  });

  it('is explained once even over a release', () => {
    const story = granted(100).sendAll('exception.explained', 'provider.assigned', 'provider.released');
    expect(story.refused('exception.explained')).toEqual(['hasGoodwillToExplain 5.1.H']);
    expect(confirmable(story.send('provider.assigned'))).toEqual([]);
  });

  it('no other exception is explained, nor a denied one', () => {
    const special = caseIn('autorizacion.revisionDeGerencia').send('exception.approved');
    expect(special.refused('exception.explained')).toEqual(['hasGoodwillToExplain 5.1.H']);
    expect(special.send('provider.assigned').refused('affiliate.confirmed')).toEqual([]);
    const denied = caseIn('autorizacion.oferta', 'conexion', { plan: { servicesRequested: 0 } });
    denied.send('exception.requested', { ground: 'firstServiceGoodwill' }).send('exception.denied');
    expect(denied.refused('exception.explained')).toEqual(['hasGoodwillToExplain 5.1.H']);
  });

  it('is not explained once the afiliado has confirmed', () => {
    const story = granted(100).sendAll('exception.explained', 'provider.assigned', 'affiliate.confirmed');
    expect(story.refused('exception.explained')).toEqual(['not-in-this-state']);
  });
});
