import { describe, expect, it } from 'vitest';
import { decide, pack, unpack } from '../../src/index.ts';
import type { CaseDriver } from '../case-driver.ts';
import { caseIn } from '../reach.ts';

/** A snapshot as version 1 stored it, without the fields that it did not have. */
function restored({ snapshot, events }: CaseDriver) {
  const envelope = JSON.parse(JSON.stringify(pack(snapshot, events.length)));
  const { context } = envelope.snapshot;
  delete context.priceTold;
  delete context.policy.separateApproval;
  delete context.policy.due.requestGoodwill;
  if (context.review) delete context.review.requestedBy;
  return unpack({ ...envelope, version: 1 }).snapshot;
}

describe('a case that version 1 stored', () => {
  it('has the settings that were fixed then', () => {
    const { policy } = restored(caseIn('aperturaDeAsistencia')).context;
    expect(policy.separateApproval).toBe(true);
    expect(policy.due.requestGoodwill).toBe(30);
  });

  it('does not know the requester of the exception under review: any superior may approve', () => {
    const story = caseIn('autorizacion.oferta').send('exception.requested', {}, { by: 'gerencia' });
    const snapshot = restored(story.send('exception.escalated'));
    expect(snapshot.context.review?.requestedBy).toBeNull();
    const approved = story.event('exception.approved', {}, { by: 'gerencia' });
    expect(decide(story.snapshot, approved).accepted).toBe(false);
    expect(decide(snapshot, approved).accepted).toBe(true);
  });

  it('does not know the last price given: it is given again', () => {
    const story = caseIn('autorizacion.oferta');
    const snapshot = restored(story);
    const accepted = story.event('offer.accepted');
    expect(decide(snapshot, accepted)).toMatchObject({
      accepted: false,
      refusals: [{ guard: 'isPriceTold' }],
    });
    const given = decide(snapshot, story.event('price.informed'));
    expect(given.accepted && decide(given.snapshot, accepted).accepted).toBe(true);
  });
});
