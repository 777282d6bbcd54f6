import { describe, expect, it } from 'vitest';
import { decide, pack, replay, snapshotVersion, unpack } from '../../src/index.ts';
import { CaseDriver } from '../case-driver.ts';
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

describe('a warranty claim', () => {
  const service = { type: 'hogar', definition: 'electricidad' } as const;
  const conclusion = { id: 'a-0', concludedAt: '2026-03-01T09:00:00-05:00' };
  const claimed = { ...conclusion, type: 'vial', definition: 'grúa' } as const;
  /** The claims that a snapshot and a journal of a case restore. */
  const restoredOf = (warrantyOf: object, version: number) => {
    const { snapshot, input, events } = new CaseDriver({ service, warrantyOf: claimed });
    const envelope = JSON.parse(JSON.stringify(pack(snapshot, events.length)));
    const context = { ...envelope.snapshot.context, warrantyOf };
    const unpacked = unpack({ ...envelope, version, snapshot: { ...envelope.snapshot, context } });
    const replayed = replay({ ...input, warrantyOf: warrantyOf as typeof claimed }, events);
    return [unpacked.snapshot.context.warrantyOf, replayed.context.warrantyOf];
  };

  it('that names its service keeps it, whatever the service of the case', () => {
    for (const version of [1, snapshotVersion])
      expect(restoredOf(claimed, version), `version ${version}`).toEqual([claimed, claimed]);
  });

  it('of version 1, which names none, takes the service of its case', () => {
    const whole = { ...conclusion, ...service };
    expect(restoredOf(conclusion, 1)).toEqual([whole, whole]);
  });
});
