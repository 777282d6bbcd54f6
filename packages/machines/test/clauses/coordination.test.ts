import { describe, expect, it } from 'vitest';
import {
  asistenciaInputSchema,
  describeAsistencia,
  isWarrantyApplicable,
  stages,
  type WarrantyOf,
} from '../../src/index.ts';
import { CaseDriver, inputOf, type Opening } from '../case-driver.ts';
import { caseIn } from '../reach.ts';
import { cop } from '../sample-payloads.ts';

describe('5.2.A a conexión service passes every stage', () => {
  const whole = stages.flatMap(({ id, subStages }) =>
    subStages.length === 0 ? [id] : subStages.map((subStage) => `${id}.${subStage.id}`),
  );
  const visited = (way: 'conexion' | 'cobertura' | 'ambulancia') => {
    const { steps } = caseIn('asistenciaConcluida', way);
    return [...new Set(steps.map(({ from }) => from))];
  };

  it('the table of five stages: 0, 2, 4, 4 and 2 sub-stages', () => {
    expect(stages.map(({ number, subStages }) => [number, subStages.length])).toEqual([
      [1, 0],
      [2, 2],
      [3, 4],
      [4, 4],
      [5, 2],
    ]);
  });

  it.each(['conexion', 'cobertura'] as const)('%s passes all of them, in order', (way) => {
    expect(visited(way).filter((state) => !state.startsWith('autorizacion.'))).toEqual(whole);
  });

  it('an ambulance, too, its authorization between the assignment and the confirmation', () => {
    const states = visited('ambulancia');
    expect(states.filter((state) => !state.startsWith('autorizacion.'))).toEqual(whole);
    expect(states.indexOf('autorizacion.explicacion')).toBe(
      states.indexOf('asignacionProveedor.confirmacionDelAfiliado') - 3,
    );
  });

  it('a cortesía, too', () => {
    const story = caseIn('autorizacion.revisionDeGerencia').send('exception.approved');
    story.sendAll('provider.assigned', 'affiliate.confirmed', 'provider.monitored', 'affiliate.monitored');
    story.sendAll('provider.arrived', 'contact.validated', 'diagnosis.recorded', 'work.authorized');
    story.sendAll('service.performed', 'service.terminated', 'cost.loaded', 'conformity.recorded');
    const states = new Set(story.steps.map(({ from }) => from));
    for (const state of whole) expect(states).toContain(state);
  });

  it('contactacionYValidacion is the last act of monitoreo', () => {
    expect(describeAsistencia(caseIn('monitoreo.contactacionYValidacion').snapshot)).toMatchObject({
      stage: 'monitoreo',
      subStage: 'contactacionYValidacion',
    });
  });

  it('sub-stages that events overtake are passed, and the journal says so', () => {
    const story = caseIn('monitoreo.monitoreoAlProveedor').send('provider.arrived');
    expect(story.step.passed).toEqual(['monitoreoAlAfiliado', 'arribo']);
  });

  it('the authorization of uncovered services and the closures are not stages', () => {
    const none = { stage: null, subStage: null };
    for (const state of ['autorizacion.cotizacion', 'autorizacion.revisionDeGerencia'] as const) {
      expect(describeAsistencia(caseIn(state).snapshot)).toMatchObject(none);
    }
    for (const state of [
      'canceladoAlMomento',
      'canceladoPosterior',
      'proveedorCancelado',
      'asistenciaConcluida',
    ] as const) {
      expect(describeAsistencia(caseIn(state).snapshot)).toMatchObject(none);
    }
  });

  it('the authorization of stage 4 is one of its sub-stages', () => {
    expect(describeAsistencia(caseIn('prestacionDelServicio.autorizacion').snapshot)).toMatchObject({
      stage: 'prestacionDelServicio',
      subStage: 'autorizacion',
    });
  });
});

describe('5.2.B conexión services carry a warranty, as covered ones do', () => {
  const claim = (concludedAt: string, opening: Opening = {}): Opening => ({
    openedAt: '2026-03-31T09:00:00-05:00',
    warrantyOf: { id: 'a-0', concludedAt },
    ...opening,
  });
  const asWarranty = (opening: Opening) =>
    new CaseDriver(opening).refused('coverage.resolved', { outcome: 'warranty' });
  const refusal = ['hasWarranty 5.2.B'];

  it.each([
    ['the moment of the conclusion', '2026-03-31T09:00:00-05:00', []],
    ['the last day, however late', '2026-03-01T00:00:00-05:00', []],
    ['the day after the last', '2026-02-28T23:59:59-05:00', refusal],
    ['before the conclusion', '2026-03-31T09:00:00.001-05:00', refusal],
    ['by the calendar of the plan: concluded on the 1st in Bogotá', '2026-03-02T04:59:59Z', []],
  ])('in the window of 30 days: %s', (_, concludedAt, refusals) => {
    expect(asWarranty(claim(concludedAt))).toEqual(refusals);
    const input = asistenciaInputSchema.parse(inputOf(claim(concludedAt)));
    expect(isWarrantyApplicable(input)).toBe(refusals.length === 0);
  });

  describe('for the same service again', () => {
    const again = (definition: string, of: Partial<WarrantyOf>): Opening => ({
      openedAt: '2026-03-31T09:00:00-05:00',
      service: { type: 'vial', definition },
      warrantyOf: { id: 'a-0', concludedAt: '2026-03-30T09:00:00-05:00', type: 'vial', ...of },
    });

    it.each([
      ['gruaForanea', 'Grúa Foránea'],
      ['Grúa foránea', 'foránea, grúa'],
      ['gruaForanea', 'grúa-foránea'],
    ])('%s is %s', (definition, earlier) => {
      expect(asWarranty(again(definition, { definition: earlier }))).toEqual([]);
    });

    it.each([
      ['a tow of a repair', 'gruaForanea', { type: 'hogar', definition: 'electricidad' }],
      ['another type', 'cerrajería', { type: 'hogar', definition: 'cerrajería' }],
      ['another definition', 'cerrajería', { definition: 'vidriería' }],
      ['more words', 'cerrajería', { definition: 'cerrajería de lujo' }],
      ['fewer words', 'cerrajería de lujo', { definition: 'cerrajería' }],
    ] as const)('not %s', (_, definition, of) => {
      expect(asWarranty(again(definition, of))).toEqual(refusal);
    });
  });

  it('without a claim there is no warranty', () => {
    expect(asWarranty({})).toEqual(refusal);
  });

  it.each([
    [0, '2026-03-30T23:00:00-05:00', refusal],
    [0, '2026-03-31T00:00:00-05:00', []],
    [90, '2025-12-31T09:00:00-05:00', []],
  ])('the policy may set %i days', (warrantyDays, concludedAt, refusals) => {
    expect(asWarranty(claim(concludedAt, { policy: { warrantyDays } }))).toEqual(refusals);
  });

  it('a claim may still be found to be covered or not', () => {
    const story = new CaseDriver(claim('2026-03-30T09:00:00-05:00'));
    expect(story.refused('coverage.resolved', { outcome: 'uncovered' })).toEqual([]);
    expect(story.refused('coverage.resolved', { outcome: 'covered' })).toEqual([]);
  });

  describe('the afiliado pays nothing', () => {
    const atWork = () => {
      const story = new CaseDriver(claim('2026-03-30T09:00:00-05:00'));
      story.send('coverage.resolved', { outcome: 'warranty' });
      story.sendAll('provider.assigned', 'affiliate.confirmed', 'provider.arrived', 'contact.validated');
      return story.send('diagnosis.recorded', { estimatedCost: cop(9_000_000), marketReference: undefined });
    };

    it('whatever the work costs, there is no excess', () => {
      expect(describeAsistencia(atWork().snapshot).category).toBe('garantia');
      expect(atWork().refused('work.authorized')).toEqual([]);
      // 5.1.E is not tested: this is a home, and the diagnosis has no market reference.
      expect(atWork().refused('excess.accepted')).toEqual(['hasExcess 4.2']);
    });

    it('at the end, too', () => {
      const story = atWork().sendAll('work.authorized', 'service.performed', 'service.terminated');
      const line = (payer: string, amount: number) => ({
        lines: [{ concept: 'obra', units: 1, unitPrice: cop(amount), payer }],
      });
      expect(story.refused('cost.loaded', line('afiliado', 1))).toEqual(['isWithinAgreed ours']);
      expect(story.refused('cost.loaded', line('company', 9_000_000))).toEqual([]);
    });
  });
});
