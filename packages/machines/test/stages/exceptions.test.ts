import { describe, expect, it } from 'vitest';
import type { ExceptionGround } from '../../src/index.ts';
import type { CaseDriver, Opening, Stamp } from '../case-driver.ts';
import { caseIn, type Way } from '../reach.ts';
import { cop } from '../sample-payloads.ts';

/** A plan to which every ground applies. */
const deserving: Opening = {
  plan: { contractedOn: '2025-01-01', servicesUsed: 0, servicesRequested: 0, originCity: 'Bogotá' },
  policy: { internalNetworkCities: ['Bogotá'] },
};
const light = { assessment: { heavyMachinery: false, largeWorks: false } };
const grounds: readonly ExceptionGround[] = [
  'sixMonthsWithoutUse',
  'internalTechnicianNetwork',
  'noHeavyMachinery',
  'firstServiceGoodwill',
  'special',
];
const ask = (ground: ExceptionGround) => ({ ground, note: 'se pide', ...light });

type From = 'autorizacion.cotizacion' | 'autorizacion.oferta';
const places: readonly From[] = ['autorizacion.cotizacion', 'autorizacion.oferta'];

function quotedIn(from: From, way: Way = 'conexion'): CaseDriver {
  const story = caseIn(from, way, deserving);
  if (from === 'autorizacion.cotizacion') story.send('quote.received');
  return story.send('affiliate.objected');
}
const asked = (from: From, ground: ExceptionGround, way: Way = 'conexion') =>
  quotedIn(from, way).send('exception.requested', ask(ground));

const reviews = {
  supervisor: (story: CaseDriver) => story,
  gerencia: (story: CaseDriver) => story.send('exception.escalated'),
} as const;
const levels = ['supervisor', 'gerencia'] as const;
const ways = ['conexion', 'ambulancia'] as const;

const everyReview = places.flatMap((from) =>
  ways.flatMap((way) => levels.map((level) => [from, way, level] as const)),
);

describe.each(everyReview)('asked from %s (%s), answered by %s', (from, way, level) => {
  const reviewed = () => reviews[level](asked(from, 'sixMonthsWithoutUse', way));

  it('approved below 100 %: back where it was asked, the discount remembered', () => {
    const story = reviewed().send('exception.approved', { discountPercent: 40 });
    expect(story.state).toBe(from);
    expect(story.context).toMatchObject({
      discount: { percent: 40, ground: 'sixMonthsWithoutUse' },
      review: null,
      agreed: 0,
      category: null,
    });
    expect(story.agenda.openKinds).toEqual(['completeAuthorization']);
    expect(story.agenda.statusesOf('reviewException').at(-1)).toBe('atendido');
    story.sendAll('price.informed', 'offer.accepted');
    expect(story.context).toMatchObject({ agreed: 30_000, discounted: 20_000, category: 'conexion' });
  });

  it('approved at 100 %: stage 2, or the confirmation where a provider is assigned', () => {
    const story = reviewed().send('exception.approved', { discountPercent: 100 });
    expect(story.state).toBe(
      way === 'ambulancia'
        ? 'asignacionProveedor.confirmacionDelAfiliado'
        : 'asignacionProveedor.asignacionProveedor',
    );
    expect(story.context).toMatchObject({
      agreed: 0,
      discounted: 50_000,
      category: 'cortesia',
      authorizationOwed: false,
    });
    expect(story.agenda.statusesOf('completeAuthorization')).toEqual(['atendido']);
    expect(story.agenda.statusesOf('reviewException').at(-1)).toBe('atendido');
  });

  it('denied: back where it was asked, nothing granted', () => {
    const story = reviewed().send('exception.denied');
    expect(story.state).toBe(from);
    expect(story.context).toMatchObject({ discount: null, review: null });
    expect(story.agenda.openKinds).toEqual(['completeAuthorization', 'requestGoodwill']);
  });

  it('the provider may be released meanwhile, where there is one', () => {
    const story = reviewed();
    if (way === 'conexion') {
      expect(story.refused('provider.released')).toEqual(['hasProvider ours']);
    } else {
      expect(story.send('provider.released').context).toMatchObject({
        review: null,
        authorizationOwed: true,
      });
    }
  });
});

describe('each ground is asked once', () => {
  it.each(grounds)('%s, denied, is not asked again, from anywhere', (ground) => {
    const story = asked('autorizacion.oferta', ground).send('exception.denied');
    expect(story.refused('exception.requested', ask(ground))).toEqual(['isNewGround ours']);
    story.send('quote.reopened').send('quote.received', { price: cop(45_000) });
    expect(story.refused('exception.requested', ask(ground))).toEqual(['isNewGround ours']);
  });

  it('another ground may follow, one after the other, to the last', () => {
    const story = quotedIn('autorizacion.oferta');
    for (const ground of grounds) {
      expect(story.refused('exception.requested', ask(ground))).toEqual([]);
      story.send('exception.requested', ask(ground)).send('exception.denied');
    }
    expect(story.context.groundsAsked).toEqual(grounds);
  });

  it.each(grounds)('%s may be asked again where a release ended its review unanswered', (ground) => {
    const story = asked('autorizacion.oferta', ground, 'ambulancia').send('provider.released');
    expect(story.context.groundsAsked).toEqual([]);
    story.send('provider.assigned');
    expect(story.refused('exception.requested', ask(ground))).toEqual([]);
  });

  it('not where it was answered before the release', () => {
    const story = asked('autorizacion.oferta', 'special', 'ambulancia').send('exception.denied');
    story.sendAll('provider.released', 'provider.assigned');
    expect(story.refused('exception.requested', ask('special'))).toEqual(['isNewGround ours']);
  });
});

describe('none is asked after an approval', () => {
  it.each(grounds.slice(1))('%s', (ground) => {
    const story = asked('autorizacion.oferta', 'sixMonthsWithoutUse').send('exception.approved', {
      discountPercent: 1,
    });
    expect(story.refused('exception.requested', ask(ground))).toEqual(['isWithoutApproval ours']);
  });

  it('nor after a release that followed it', () => {
    const story = asked('autorizacion.oferta', 'sixMonthsWithoutUse', 'ambulancia');
    story
      .send('exception.approved', { discountPercent: 10 })
      .sendAll('provider.released', 'provider.assigned');
    expect(story.state).toBe('autorizacion.cotizacion');
    expect(story.refused('exception.requested', ask('special'))).toEqual(['isWithoutApproval ours']);
  });
});

describe('an exception needs a quote', () => {
  it.each(grounds)('%s', (ground) => {
    const story = caseIn('autorizacion.cotizacion', 'conexion', deserving).send('affiliate.objected');
    expect(story.refused('exception.requested', ask(ground))).toEqual(['hasQuote 5.1.A']);
    story.send('quote.received');
    expect(story.refused('exception.requested', ask(ground))).toEqual([]);
  });
});

describe('a special case', () => {
  const special = () => asked('autorizacion.oferta', 'special');
  const by = (role: Stamp['by']): Stamp => ({ by: role });

  it.each([1, 50, 100])(
    'is not approved at %i %% by the supervisor, nor there by gerencia',
    (discountPercent) => {
      for (const role of ['supervisor', 'jefe', 'gerencia'] as const) {
        expect(special().refused('exception.approved', { discountPercent }, by(role))).toEqual([
          'isNotSpecial 5.1.I',
        ]);
      }
    },
  );

  it('may be denied by the supervisor', () => {
    expect(special().send('exception.denied', {}, by('supervisor')).state).toBe('autorizacion.oferta');
  });

  it.each([1, 100])('is approved at %i %% by gerencia, once escalated', (discountPercent) => {
    const story = special().send('exception.escalated').send('exception.approved', { discountPercent });
    expect(story.context.discount).toEqual({ percent: discountPercent, ground: 'special' });
  });

  it('is not escalated twice', () => {
    expect(special().send('exception.escalated').refused('exception.escalated')).toEqual([
      'not-in-this-state',
    ]);
  });
});

describe.each(grounds.slice(0, -1))('%s may be escalated, too', (ground) => {
  it('and is then answered by gerencia alone', () => {
    const story = asked('autorizacion.oferta', ground).send('exception.escalated');
    expect(story.state).toBe('autorizacion.revisionDeGerencia');
    expect(story.refused('exception.approved', {}, { by: 'jefe' })).toEqual(['role-not-allowed']);
    expect(story.send('exception.approved').context.discount?.ground).toBe(ground);
  });
});

describe('the discount', () => {
  const agreedAt = (price: number, discountPercent: number) => {
    const story = caseIn('autorizacion.cotizacion', 'conexion', deserving);
    story.send('quote.received', { price: cop(price), marketReference: cop(price + 1) });
    story.send('exception.requested', ask('firstServiceGoodwill'));
    story.send('exception.approved', { discountPercent }).sendAll('price.informed', 'offer.accepted');
    return story.context;
  };

  it.each([
    [100, 33, 67],
    [101, 33, 67],
    [99, 50, 49],
    [1, 1, 0],
    [1, 99, 0],
    [999, 1, 989],
    [Number.MAX_SAFE_INTEGER - 1, 1, 8917127262193580],
  ])('of %i less %i %% is %i, rounded down', (price, percent, agreed) => {
    expect(agreedAt(price, percent)).toMatchObject({ agreed, discounted: price - agreed });
  });

  it('holds for a later quote', () => {
    const story = asked('autorizacion.oferta', 'special').send('exception.escalated');
    story.send('exception.approved', { discountPercent: 50 });
    story.send('quote.reopened').send('quote.received', { price: cop(20_001) });
    expect(story.sendAll('price.informed', 'offer.accepted').context.agreed).toBe(10_000);
  });

  it('is of the share of a partial coverage, not of the quote', () => {
    const story = caseIn('aperturaDeAsistencia', 'conexion', deserving);
    story.send('coverage.resolved', { outcome: 'partial', coveredAmount: cop(20_000) });
    story.sendAll('denial.explained', 'quote.received');
    story.send('exception.requested', ask('firstServiceGoodwill'));
    story.send('exception.approved', { discountPercent: 50 }).sendAll('price.informed', 'offer.accepted');
    expect(story.context).toMatchObject({ agreed: 15_000, discounted: 15_000, category: 'cobertura' });
  });
});
