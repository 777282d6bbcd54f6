import { describe, expect, it } from 'vitest';
import { describeAsistencia, type EventOf } from '../../src/index.ts';
import type { CaseDriver } from '../case-driver.ts';
import { caseIn } from '../reach.ts';
import { cop } from '../sample-payloads.ts';
import { diagnosed, type Found } from './excess-stories.ts';

const most = Number.MAX_SAFE_INTEGER;
type Line = EventOf<'cost.loaded'>['lines'][number];

const charge = (payer: Line['payer'], amount: number, units = 1): Line => ({
  concept: 'mano de obra',
  units,
  unitPrice: cop(amount),
  payer,
});
const charges = (afiliado: number, company: number) => ({
  lines: [charge('afiliado', afiliado), charge('company', company)],
});

const finished = (story: CaseDriver) => story.sendAll('service.performed', 'service.terminated');
const done = (found: Found) => finished(diagnosed(found).send('work.authorized'));

const beyondAgreed = 'isWithinAgreed ours';
const beyondLimit = 'isWithinCompanyLimit 5.1.J';
const unsafe = 'isSafeSum ours';

describe('cierre is held under proveedorConcluido', () => {
  it.each(['cierre.cargaDeCosto', 'cierre.conformidadDelAfiliado'] as const)('%s', (state) => {
    const { snapshot } = caseIn(state);
    expect(describeAsistencia(snapshot)).toMatchObject({ closureStatus: 'proveedorConcluido', final: false });
    expect(snapshot.hasTag('proveedorConcluido')).toBe(true);
  });

  it('the journal registers it on leaving terminacionDelServicio, and the conclusion at the end', () => {
    const statuses = caseIn('asistenciaConcluida').steps.map(({ event, closureStatus }) => [
      event,
      closureStatus,
    ]);
    expect(statuses.slice(-3)).toEqual([
      ['service.terminated', 'proveedorConcluido'],
      ['cost.loaded', 'proveedorConcluido'],
      ['conformity.recorded', 'asistenciaConcluida'],
    ]);
    for (const [, status] of statuses.slice(0, -3)) expect(status).toBeNull();
  });
});

describe("the afiliado's lines are at most what they agreed to pay", () => {
  it.each<[string, () => CaseDriver, number]>([
    ['the quote', () => done({ estimate: 50_000 }), 50_000],
    ['the quote, even if the work cost less', () => done({ estimate: 10_000 }), 50_000],
    [
      'the share of a partial coverage',
      () => done({ outcome: 'partial', covered: 20_000, estimate: 1 }),
      30_000,
    ],
    ['nothing of a covered service', () => done({ outcome: 'covered', estimate: 50_000 }), 0],
    ['nothing within the limit', () => done({ outcome: 'covered', covered: 60_000, estimate: 50_000 }), 0],
    ['nothing of a warranty', () => done({ outcome: 'warranty', estimate: 50_000 }), 0],
    [
      'the quote and the excess accepted',
      () => finished(diagnosed({ estimate: 57_000 }).send('excess.accepted')),
      57_000,
    ],
    [
      'the quote and the rest of an excess absorbed in part',
      () =>
        finished(
          diagnosed({ estimate: 57_000 }).send('excess.approved', { percent: 50 }).send('excess.accepted'),
        ),
      53_500,
    ],
  ])('%s', (_, story, agreed) => {
    expect(story().refused('cost.loaded', charges(agreed, 0))).toEqual([]);
    expect(story().refused('cost.loaded', charges(agreed + 1, 0))).toEqual([beyondAgreed]);
  });
});

describe("the company's lines are at most what is covered, discounted, absorbed and approved", () => {
  it.each<[string, () => CaseDriver, number]>([
    ['nothing of a conexión', () => done({ estimate: 50_000 }), 0],
    ['the covered amount', () => done({ outcome: 'partial', covered: 20_000, estimate: 1 }), 20_000],
    [
      'the limit of a covered service',
      () => done({ outcome: 'covered', covered: 30_000, estimate: 1 }),
      30_000,
    ],
    [
      'what a superior absorbed, rounded up',
      () => finished(diagnosed({ estimate: 50_001 }).send('excess.approved', { percent: 50 })),
      1,
    ],
    [
      'what a superior approved at the end',
      () => done({ estimate: 1 }).send('cost.approved', { amount: cop(400) }),
      400,
    ],
    [
      'what superiors approved, one after the other',
      () =>
        done({ outcome: 'partial', covered: 20_000, estimate: 1 })
          .send('cost.approved', { amount: cop(400) })
          .send('cost.approved', { amount: cop(30) }),
      20_430,
    ],
  ])('%s', (_, story, limit) => {
    expect(story().refused('cost.loaded', charges(0, limit))).toEqual([]);
    expect(story().refused('cost.loaded', charges(0, limit + 1))).toEqual([beyondLimit]);
  });

  it('the discount of an exception, of all or of a part', () => {
    for (const [discountPercent, limit] of [
      [100, 50_000],
      [40, 20_000],
    ] as const) {
      const story = caseIn('autorizacion.revisionDeGerencia').send('exception.approved', { discountPercent });
      if (discountPercent < 100) story.sendAll('price.informed', 'offer.accepted');
      story.sendAll('provider.assigned', 'affiliate.confirmed', 'provider.arrived', 'contact.validated');
      finished(story.sendAll('diagnosis.recorded', 'work.authorized'));
      expect(story.refused('cost.loaded', charges(50_000 - limit, limit))).toEqual([]);
      expect(story.refused('cost.loaded', charges(0, limit + 1))).toEqual([beyondLimit]);
    }
  });

  it.each(['covered', 'warranty'] as const)('no limit where it is %s in full', (outcome) => {
    expect(done({ outcome, estimate: 1 }).refused('cost.loaded', charges(0, most))).toEqual([]);
  });

  it('each payer gets its own refusal', () => {
    expect(done({ estimate: 50_000 }).refused('cost.loaded', charges(50_001, 1))).toEqual([
      beyondAgreed,
      beyondLimit,
    ]);
  });
});

describe('sums', () => {
  const covered = () => done({ outcome: 'covered', estimate: 1 });

  it('add up the units of every line of a payer', () => {
    const story = done({ estimate: 50_000 });
    const lines = [charge('afiliado', 10_000, 3), charge('afiliado', 20_000), charge('company', 0)];
    expect(story.send('cost.loaded', { lines }).context.costs).toEqual({ afiliado: 50_000, company: 0 });
  });

  it.each([
    ['a line', [charge('company', most, 2)]],
    ['a line of many units', [charge('company', 2, most)]],
    ['lines together', [charge('company', most), charge('company', 1)]],
    ['lines far beyond', [charge('company', most, most), charge('company', most, most)]],
  ])('that are not a safe integer are refused: %s', (_, lines) => {
    expect(covered().refused('cost.loaded', { lines })).toContain(unsafe);
  });

  it('the greatest safe integer is accepted', () => {
    const lines = [charge('company', most - 1), charge('company', 1)];
    expect(covered().refused('cost.loaded', { lines })).toEqual([]);
  });

  it('the approvals add up safely, too', () => {
    const story = covered().send('cost.approved', { amount: cop(most) });
    expect(story.refused('cost.approved', { amount: cop(1) })).toEqual([unsafe]);
    expect(story.refused('cost.approved', { amount: cop(0) })).toEqual([]);
  });

  it('what the company may pay is a sum, too', () => {
    const story = done({ outcome: 'partial', covered: 20_000, estimate: 1 });
    expect(story.refused('cost.approved', { amount: cop(most) })).toEqual([unsafe]);
    expect(story.refused('cost.approved', { amount: cop(most - 20_000) })).toEqual([]);
  });
});

describe('cost.loaded', () => {
  it('leads to the conformity, and is corrected there', () => {
    const story = done({ estimate: 50_000 }).send('cost.loaded');
    expect(story.state).toBe('cierre.conformidadDelAfiliado');
    story.send('cost.loaded', charges(1, 0));
    expect(story.state).toBe('cierre.conformidadDelAfiliado');
    expect(story.context.costs).toEqual({ afiliado: 1, company: 0 });
    expect(story.refused('cost.loaded', charges(50_001, 0))).toEqual([beyondAgreed]);
    expect(story.agenda.openKinds).toEqual(['conformityCall']);
  });

  it('a superior raises the limit in both sub-stages', () => {
    const story = done({ estimate: 50_000 })
      .send('cost.loaded')
      .send('cost.approved', { amount: cop(9) });
    expect(story.refused('cost.loaded', charges(0, 9))).toEqual([]);
  });
});

describe('conformity.recorded', () => {
  it.each([
    ['satisfied', { satisfied: true }],
    ['not satisfied, and why', { satisfied: false, comment: 'llegaron tarde' }],
  ] as const)('%s: asistenciaConcluida', (_, fields) => {
    const story = caseIn('cierre.conformidadDelAfiliado').send('conformity.recorded', fields);
    expect(story.state).toBe('asistenciaConcluida');
    expect(story.context.satisfied).toBe(fields.satisfied);
    expect(story.effects.some(({ type }) => type === 'releaseProvider')).toBe(false);
  });

  it('is not accepted before the costs are loaded', () => {
    expect(caseIn('cierre.cargaDeCosto').refused('conformity.recorded')).toEqual(['not-in-this-state']);
  });
});
