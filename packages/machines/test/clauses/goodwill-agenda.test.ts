import { describe, expect, it } from 'vitest';
import { parsePolicy } from '../../src/index.ts';
import type { CaseDriver, Opening } from '../case-driver.ts';
import { ambulance, caseIn } from '../reach.ts';
import { cop, minutesFrom } from '../sample-payloads.ts';

const first: Opening = { plan: { servicesUsed: 0, servicesRequested: 0 } };
const statuses = ({ agenda }: CaseDriver) => agenda.statusesOf('requestGoodwill');

const opened = (opening: Opening = first) => caseIn('aperturaDeAsistencia', 'conexion', opening);
const uncovered = (opening: Opening = first) => opened(opening).send('coverage.resolved');
const offered = (opening: Opening = first) => caseIn('autorizacion.oferta', 'conexion', opening);
const partial = { outcome: 'partial', coveredAmount: cop(10_000) } as const;
const goodwill = { ground: 'firstServiceGoodwill' } as const;
const special = { ground: 'special', note: 'VIP' } as const;

describe('5.1.H the first service: the agenda asks for a request of the exception', () => {
  it('half an hour after an uncovered service enters the authorization', () => {
    const story = uncovered();
    const [pendiente] = story.agenda.open.filter(({ kind }) => kind === 'requestGoodwill');
    expect(pendiente?.dueAt).toBe(minutesFrom(story.context.lastAt, 30));
    expect(parsePolicy({}).due.requestGoodwill).toBe(30);
  });

  it('the policy sets when', () => {
    const story = uncovered({ ...first, policy: { due: { requestGoodwill: 7 } } });
    expect(story.agenda.open[0]?.dueAt).toBe(minutesFrom(story.context.lastAt, 7));
  });

  it.each([
    ['who requested one before', { plan: { servicesUsed: 0, servicesRequested: 1 } }, {}],
    ['what is covered in part', first, partial],
    ['what the matrix does not have', first, { outcome: 'outsideMatrix' }],
  ] as const)('not of %s', (_, opening, outcome) => {
    expect(statuses(opened(opening).send('coverage.resolved', outcome))).toEqual([]);
  });

  it('after the denial that follows alternatives', () => {
    const story = caseIn('autorizacion.alternativas', 'conexion', first);
    expect(statuses(story.send('denial.explained'))).toEqual(['pendiente']);
  });

  it('after the assignment of an ambulance in a medical emergency', () => {
    const story = caseIn('autorizacion.explicacion', 'ambulancia', { ...first, ...ambulance });
    expect(statuses(story)).toEqual(['pendiente']);
  });

  describe('a correction', () => {
    const corrected = (story: CaseDriver, outcome: object) =>
      statuses(story.send('coverage.resolved', outcome));

    it('to uncovered opens it', () => {
      expect(corrected(opened().send('coverage.resolved', partial), {})).toEqual(['pendiente']);
    });

    it('that changes nothing leaves it unchanged', () => {
      const story = uncovered();
      const before = story.agenda.open;
      story.send('coverage.resolved');
      expect(story.agenda.open).toEqual(before);
    });

    it.each([
      ['partial', partial],
      ['outsideMatrix', { outcome: 'outsideMatrix' }],
      ['covered', { outcome: 'covered' }],
    ] as const)('to %s cancels it', (_, outcome) => {
      expect(corrected(uncovered(), outcome)).toEqual(['cancelado']);
    });
  });

  it('the request on that ground settles it, and no other', () => {
    expect(statuses(offered().send('exception.requested', goodwill))).toEqual(['atendido']);
    const other = offered().send('exception.requested', special);
    expect(statuses(other)).toEqual(['pendiente']);
    expect(statuses(other.send('exception.denied'))).toEqual(['pendiente']);
  });

  it('once denied, it is not requested again', () => {
    expect(statuses(offered().send('exception.requested', goodwill).send('exception.denied'))).toEqual([
      'atendido',
    ]);
  });

  it('an approval on another ground cancels it where it stays, and settles it where it leaves', () => {
    const granted = (discountPercent: number) =>
      offered()
        .send('exception.requested', special)
        .send('exception.escalated')
        .send('exception.approved', { discountPercent });
    expect(statuses(granted(40))).toEqual(['cancelado']);
    expect(statuses(granted(100))).toEqual(['atendido']);
  });

  it('leaving the authorization settles it; a closure and a release cancel it', () => {
    expect(statuses(offered().send('offer.accepted'))).toEqual(['atendido']);
    expect(statuses(offered().send('offer.declined'))).toEqual(['cancelado']);
    const emergency = caseIn('autorizacion.oferta', 'ambulancia', { ...first, ...ambulance });
    expect(statuses(emergency.send('provider.released'))).toEqual(['cancelado']);
    expect(statuses(emergency.send('provider.assigned'))).toEqual(['cancelado', 'pendiente']);
  });

  it('a request that a release ended unanswered is due again', () => {
    const emergency = caseIn('autorizacion.oferta', 'ambulancia', { ...first, ...ambulance });
    emergency.send('exception.requested', goodwill).sendAll('provider.released', 'provider.assigned');
    expect(statuses(emergency)).toEqual(['atendido', 'pendiente']);
    expect(emergency.refused('exception.requested', goodwill)).toEqual([]);
  });
});

describe('5.1.G the supervisor is told of an objection until an exception is granted', () => {
  const old: Opening = { plan: { contractedOn: '2020-01-01', servicesUsed: 0 } };
  const objectionsOf = (story: CaseDriver) =>
    story.send('affiliate.objected').agenda.statusesOf('tellSupervisor');

  it('not after an approval', () => {
    const granted = offered(old)
      .send('exception.requested', special)
      .send('exception.escalated')
      .send('exception.approved', { discountPercent: 10 });
    expect(objectionsOf(granted)).toEqual([]);
    expect(granted.context).toMatchObject({ objected: true, supervisorToTell: false });
  });

  it('again after a denial', () => {
    expect(objectionsOf(offered(old).send('exception.requested', special).send('exception.denied'))).toEqual([
      'pendiente',
    ]);
  });
});
