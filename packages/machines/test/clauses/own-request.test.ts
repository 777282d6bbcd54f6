import { describe, expect, it } from 'vitest';
import { allowedEvents, parsePolicy } from '../../src/index.ts';
import type { CaseDriver, Opening, Stamp } from '../case-driver.ts';
import { person } from '../case-driver.ts';
import { caseIn } from '../reach.ts';

const first: Opening = { plan: { servicesUsed: 0, servicesRequested: 0 } };
const refusal = ['isNotOwnRequest ours'];

const askedBy = (stamp: Stamp, opening: Opening = first): CaseDriver =>
  caseIn('autorizacion.oferta', 'conexion', opening).send(
    'exception.requested',
    { ground: 'firstServiceGoodwill' },
    stamp,
  );
const allowed = ({ snapshot, now }: CaseDriver, role: 'supervisor' | 'jefe' | 'gerencia') =>
  allowedEvents(snapshot, { at: now, by: person(role) }).map(({ type }) => type);

describe('5.1.J a person may not approve their own request (ours)', () => {
  it('another superior may, whatever their role', () => {
    const story = askedBy({ by: 'jefe' });
    expect(story.refused('exception.approved', {}, { by: 'jefe' })).toEqual(refusal);
    expect(story.refused('exception.approved', {}, { by: 'supervisor' })).toEqual([]);
    expect(story.refused('exception.approved', {}, { by: 'gerencia' })).toEqual([]);
  });

  it('the person counts, not the role', () => {
    const story = askedBy({ by: 'supervisor' });
    const event = story.event('exception.approved', { discountPercent: 40 }, { by: 'supervisor' });
    expect(story.accept({ ...event, by: { id: 'another', role: 'supervisor' } }).state).toBe(
      'autorizacion.oferta',
    );
  });

  it('nor after an escalation', () => {
    const story = askedBy({ by: 'gerencia' }).send('exception.escalated');
    expect(story.refused('exception.approved', {}, { by: 'gerencia' })).toEqual(refusal);
    expect(story.context.review?.requestedBy).toBe('u-gerencia');
  });

  it('they may deny or escalate it', () => {
    const story = askedBy({ by: 'supervisor' });
    expect(story.refused('exception.denied', {}, { by: 'supervisor' })).toEqual([]);
    expect(story.refused('exception.escalated', {}, { by: 'supervisor' })).toEqual([]);
  });

  it('the approval is not among their allowed events', () => {
    const story = askedBy({ by: 'supervisor' });
    expect(allowed(story, 'supervisor')).not.toContain('exception.approved');
    expect(allowed(story, 'supervisor')).toContain('exception.denied');
    expect(allowed(story, 'jefe')).toContain('exception.approved');
  });

  it('each request has its own requester: an earlier one may approve the next', () => {
    const story = askedBy({ by: 'supervisor' }).send('exception.denied');
    story.send('exception.requested', { ground: 'special', note: 'VIP' }).send('exception.escalated');
    expect(story.refused('exception.approved', {}, { by: 'gerencia' })).toEqual([]);
  });

  it('a policy may allow it', () => {
    expect(parsePolicy({}).separateApproval).toBe(true);
    const story = askedBy({ by: 'jefe' }, { ...first, policy: { separateApproval: false } });
    expect(story.refused('exception.approved', {}, { by: 'jefe' })).toEqual([]);
  });

  it('an excess and a cost have no requester: any superior approves them', () => {
    const costs = caseIn('cierre.cargaDeCosto');
    expect(costs.refused('cost.approved', {}, { by: 'supervisor' })).toEqual([]);
  });
});
