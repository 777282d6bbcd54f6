import { describe, expect, it } from 'vitest';
import { CaseDriver, type Opening } from '../case-driver.ts';
import { caseIn } from '../reach.ts';
import { minutesFrom } from '../sample-payloads.ts';

const underway = [
  'monitoreo.monitoreoAlProveedor',
  'monitoreo.monitoreoAlAfiliado',
  'monitoreo.arribo',
] as const;

describe('the order of monitoring', () => {
  it('each event moves its own sub-stage on, and is recorded in the rest of the first three', () => {
    const story = caseIn('monitoreo.monitoreoAlProveedor');
    const path = (['affiliate.monitored', 'provider.monitored', 'provider.monitored'] as const).map(
      (type) => story.send(type).state,
    );
    expect(path).toEqual([
      'monitoreo.monitoreoAlProveedor',
      'monitoreo.monitoreoAlAfiliado',
      'monitoreo.monitoreoAlAfiliado',
    ]);
    story.sendAll('affiliate.monitored', 'affiliate.monitored', 'provider.monitored');
    expect(story.state).toBe('monitoreo.arribo');
  });

  it('monitoring the afiliado early does not save the call that follows the provider', () => {
    const story = caseIn('monitoreo.monitoreoAlProveedor').sendAll(
      'affiliate.monitored',
      'provider.monitored',
    );
    expect(story.state).toBe('monitoreo.monitoreoAlAfiliado');
    expect(story.agenda.openKinds).toContain('monitorAfiliado');
  });

  it('neither is taken once the provider is there', () => {
    const story = caseIn('monitoreo.contactacionYValidacion');
    expect(story.refused('provider.monitored')).toEqual(['not-in-this-state']);
    expect(story.refused('affiliate.monitored')).toEqual(['not-in-this-state']);
  });
});

describe('a provider who arrives early overtakes sub-stages, and the journal says which (5.2.A)', () => {
  it.each([
    ['monitoreo.monitoreoAlProveedor', ['monitoreoAlAfiliado', 'arribo']],
    ['monitoreo.monitoreoAlAfiliado', ['arribo']],
    ['monitoreo.arribo', []],
  ] as const)('in %s: %j', (state, passed) => {
    const story = caseIn(state).send('provider.arrived');
    expect(story.state).toBe('monitoreo.contactacionYValidacion');
    expect(story.step.passed).toEqual(passed);
  });

  it('no other step of the whole way passes any', () => {
    for (const way of ['conexion', 'cobertura', 'ambulancia'] as const) {
      for (const step of caseIn('asistenciaConcluida', way).steps) expect(step.passed).toEqual([]);
    }
    const back = caseIn('monitoreo.contactacionYValidacion').send('contact.refuted');
    expect(back.step.passed).toEqual([]);
  });
});

describe('arrivedAt', () => {
  const story = caseIn('monitoreo.arribo');

  it('may lie before the registration: it is the arrival that counts, not the typing', () => {
    const arrivedAt = minutesFrom(story.now, -25);
    expect(story.fork().send('provider.arrived', { arrivedAt }).context.arrivedAt).toBe(arrivedAt);
  });

  it('may be the moment of the registration, and not a millisecond after', () => {
    expect(story.refused('provider.arrived', { arrivedAt: story.now })).toEqual([]);
    expect(story.refused('provider.arrived', { arrivedAt: minutesFrom(story.now, 1 / 60_000) })).toEqual([
      'isArrivalPast ours',
    ]);
  });

  it('is compared as a moment, in whatever offset it is written', () => {
    expect(story.refused('provider.arrived', { arrivedAt: '2026-03-10T23:59:00+14:00' })).toEqual([]);
    expect(story.refused('provider.arrived', { arrivedAt: '2026-03-10T09:30:00-11:00' })).toEqual([
      'isArrivalPast ours',
    ]);
  });
});

describe('no provider came', () => {
  it('contact.refuted leads back to the arrival, and the provider may arrive again', () => {
    const story = caseIn('monitoreo.contactacionYValidacion').send('contact.refuted');
    expect(story.state).toBe('monitoreo.arribo');
    const arrivedAt = story.now;
    story.send('provider.arrived', { arrivedAt });
    expect(story.context.arrivedAt).toBe(arrivedAt);
    expect(story.send('contact.validated').state).toBe('prestacionDelServicio.diagnostico');
  });

  it('an arrival that was refuted is none', () => {
    const story = caseIn('monitoreo.contactacionYValidacion').send('contact.refuted');
    expect(story.context.arrivedAt).toBeNull();
  });

  it('a refuted provider can be late', () => {
    const story = caseIn('monitoreo.contactacionYValidacion').send('contact.refuted').wait(120);
    expect(story.send('reschedule.declined').state).toBe('proveedorCancelado');
  });
});

describe.each([0, 15])('late, with a tolerance of %i minutes', (toleranceMinutes) => {
  const opening: Opening = { policy: { toleranceMinutes } };
  const limitOf = (story: CaseDriver) =>
    minutesFrom(story.context.assignment?.window.latest ?? '', toleranceMinutes);
  const justAfter = (at: string) => new Date(Date.parse(at) + 1).toISOString();

  it.each(underway)('in %s: only after the limit, to the millisecond', (state) => {
    const story = caseIn(state, 'conexion', opening);
    const limit = limitOf(story);
    for (const type of ['reschedule.accepted', 'reschedule.declined'] as const) {
      expect(story.refused(type, {}, { at: limit })).toEqual(['isLate 4.3']);
      expect(story.refused(type, {}, { at: justAfter(limit) })).toEqual([]);
    }
  });

  it.each(underway)('in %s: accepted goes on from the monitoring of the provider', (state) => {
    const story = caseIn(state, 'conexion', opening);
    const window = { earliest: '2026-03-11T08:00:00-05:00', latest: '2026-03-11T10:00:00-05:00' };
    story.send('reschedule.accepted', { window }, { at: justAfter(limitOf(story)) });
    expect(story.state).toBe('monitoreo.monitoreoAlProveedor');
    expect(story.context.assignment).toMatchObject({ window, provider: { id: 'p-1' } });
    expect(story.refused('reschedule.accepted')).toContain('isLate 4.3');
    expect(story.step).toMatchObject({ event: 'reschedule.accepted', passed: [] });
  });

  it.each(underway)('in %s: declined is proveedorCancelado, and frees the provider', (state) => {
    const story = caseIn(state, 'conexion', opening);
    story.send('reschedule.declined', {}, { at: justAfter(limitOf(story)) });
    expect(story.state).toBe('proveedorCancelado');
    expect(story.effects.map(({ type }) => type)).toEqual(['cancelPendientes', 'releaseProvider']);
    expect(story.context.assignment).toBeNull();
  });
});

describe('the new window', () => {
  const late = () => caseIn('monitoreo.arribo').wait(300);

  it('ends after the moment, to the millisecond', () => {
    const story = late();
    const ending = (latest: string) => ({ window: { earliest: '2026-03-10T09:00:00-05:00', latest } });
    expect(story.refused('reschedule.accepted', ending(story.now))).toEqual(['isWindowAhead 4.3']);
    expect(story.refused('reschedule.accepted', ending(minutesFrom(story.now, 1 / 60_000)))).toEqual([]);
  });

  it('is the one that counts from then on', () => {
    const story = late();
    const latest = minutesFrom(story.now, 60);
    story.send('reschedule.accepted', { window: { earliest: story.now, latest } });
    expect(story.refused('reschedule.declined', {}, { at: latest })).toEqual(['isLate 4.3']);
    expect(story.refused('reschedule.declined', {}, { at: minutesFrom(latest, 1) })).toEqual([]);
  });
});

describe('a provider on site is not rescheduled', () => {
  it.each(['monitoreo.contactacionYValidacion', 'prestacionDelServicio.diagnostico'] as const)(
    'in %s',
    (state) => {
      const story = caseIn(state).wait(600);
      expect(story.refused('reschedule.accepted')).toEqual(['not-in-this-state']);
      expect(story.refused('reschedule.declined')).toEqual(['not-in-this-state']);
    },
  );
});

describe('time', () => {
  it('every event is at or after the last, to the millisecond', () => {
    const story = caseIn('monitoreo.arribo');
    const last = story.context.lastAt;
    const before = new Date(Date.parse(last) - 1).toISOString();
    expect(story.refused('affiliate.cancelled', {}, { at: before })).toEqual(['isInOrder ours']);
    expect(story.refused('affiliate.cancelled', {}, { at: last })).toEqual([]);
  });

  it('the first event is at or after the opening', () => {
    const story = new CaseDriver({ openedAt: '2026-03-10T09:00:00-05:00' });
    expect(story.refused('coverage.resolved', {}, { at: '2026-03-10T13:59:59.999Z' })).toEqual([
      'isInOrder ours',
    ]);
    expect(story.refused('coverage.resolved', {}, { at: '2026-03-10T14:00:00Z' })).toEqual([]);
  });

  it('is compared as moments, in whatever offset it is written', () => {
    const story = new CaseDriver({ openedAt: '2026-03-10T23:30:00-05:00' });
    expect(story.refused('coverage.resolved', {}, { at: '2026-03-11T04:30:00Z' })).toEqual([]);
    expect(story.refused('coverage.resolved', {}, { at: '2026-03-11T04:29:00+00:00' })).toEqual([
      'isInOrder ours',
    ]);
  });
});
