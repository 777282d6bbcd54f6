import { describe, expect, it } from 'vitest';
import type { CaseDriver } from '../case-driver.ts';
import { diagnosed, diagnosedAgain, type Found } from './excess-stories.ts';

const authorization = 'prestacionDelServicio.autorizacion';
const most = Number.MAX_SAFE_INTEGER;

/** The excess that a diagnosis leaves: what the afiliado accepts if no superior absorbs any. */
function excessOf(story: CaseDriver): number {
  const before = story.context.agreed;
  if (story.refused('work.authorized').length === 0) return 0;
  return story.fork().send('excess.accepted').context.agreed - before;
}

describe('the excess is what the work costs beyond the quote or the coverage, whichever is more', () => {
  it.each<[string, Found, number]>([
    ['as quoted', { estimate: 50_000 }, 0],
    ['less than quoted', { estimate: 1 }, 0],
    ['a cent more', { estimate: 50_001 }, 1],
    [
      'beyond a visit: the quote bought the visit',
      { kind: 'visit', quote: 10_000, estimate: 50_000 },
      40_000,
    ],
    ['a visit and no more', { kind: 'visit', quote: 10_000, estimate: 10_000 }, 0],
    ['partial, within the quote', { outcome: 'partial', covered: 20_000, estimate: 50_000 }, 0],
    ['partial, beyond the quote', { outcome: 'partial', covered: 20_000, estimate: 50_500 }, 500],
    ['partial, the coverage above the quote', { outcome: 'partial', covered: 70_000, estimate: 70_500 }, 500],
    ['partial of the most there is', { outcome: 'partial', covered: most, estimate: most }, 0],
    ['covered without a limit', { outcome: 'covered', estimate: most }, 0],
    ['covered, within the limit', { outcome: 'covered', covered: 30_000, estimate: 30_000 }, 0],
    ['covered, beyond the limit', { outcome: 'covered', covered: 30_000, estimate: 30_001 }, 1],
    ['covered up to nothing', { outcome: 'covered', covered: 0, estimate: 7 }, 7],
    ['a warranty', { outcome: 'warranty', estimate: most }, 0],
    ['for nothing quoted', { quote: 0, estimate: most }, most],
  ])('%s', (_, found, excess) => {
    const story = diagnosed(found);
    expect(excessOf(story)).toBe(excess);
    const notices = story.effects.filter(({ type }) => type === 'notify');
    expect(notices).toHaveLength(excess > 0 ? 1 : 0);
  });
});

describe('a superior absorbs a percentage, rounded up', () => {
  it.each([
    [100, 50, 50],
    [101, 50, 51],
    [3, 34, 2],
    [1_000_000, 1, 10_000],
    [1_000_001, 1, 10_001],
    [most, 50, 4503599627370496],
  ])('of an excess of %i, %i %% is %i', (excess, percent, absorbed) => {
    const story = diagnosed({ quote: 0, estimate: excess }).send('excess.approved', { percent });
    expect(story.context.excessAbsorbed).toBe(absorbed);
    expect(story.state).toBe(authorization);
    expect(story.send('excess.accepted').context.agreed).toBe(excess - absorbed);
  });

  it.each([
    [1, 1],
    [1, 99],
    [50, 99],
    [99, 99],
    [100, 100],
  ])('a rest of 0 goes on at once: an excess of %i at %i %%', (excess, percent) => {
    const story = diagnosed({ estimate: 50_000 + excess }).send('excess.approved', { percent });
    expect(story.state).toBe('prestacionDelServicio.prestacionDelServicio');
    expect(story.context).toMatchObject({ agreed: 50_000, excessAbsorbed: excess, excessAccepted: 0 });
    expect(story.agenda.statusesOf('authorizeWork')).toEqual(['atendido']);
  });

  it('an excess of 100 at 99 % leaves 1 to accept', () => {
    const story = diagnosed({ estimate: 50_100 }).send('excess.approved', { percent: 99 });
    expect(story.state).toBe(authorization);
    expect(story.agenda.openKinds).toEqual(['authorizeWork']);
    expect(story.send('excess.accepted').context.agreed).toBe(50_001);
  });
});

describe('a second diagnosis, after a release', () => {
  it('that finds the same leaves no excess, accepted before', () => {
    const story = diagnosed({ estimate: 60_000 }).send('excess.accepted');
    expect(excessOf(diagnosedAgain(story, 60_000))).toBe(0);
    expect(story.send('work.authorized').context.agreed).toBe(60_000);
  });

  it('that finds the same leaves no excess, absorbed before', () => {
    const story = diagnosed({ estimate: 60_000 }).send('excess.approved');
    expect(excessOf(diagnosedAgain(story, 60_000))).toBe(0);
    expect(story.context.agreed).toBe(50_000);
  });

  it('that finds the same leaves no excess, shared before', () => {
    const story = diagnosed({ estimate: 60_000 }).send('excess.approved', { percent: 30 });
    expect(excessOf(diagnosedAgain(story.send('excess.accepted'), 60_000))).toBe(0);
  });

  it('that finds more leaves the difference', () => {
    const story = diagnosedAgain(diagnosed({ estimate: 60_000 }).send('excess.accepted'), 61_000);
    expect(excessOf(story)).toBe(1_000);
    expect(story.send('excess.accepted').context).toMatchObject({ agreed: 61_000, excessAccepted: 11_000 });
  });

  it('that finds less takes nothing back', () => {
    const story = diagnosedAgain(diagnosed({ estimate: 60_000 }).send('excess.accepted'), 40_000);
    expect(excessOf(story)).toBe(0);
    expect(story.send('work.authorized').context.agreed).toBe(60_000);
  });

  it('an unanswered excess is still there', () => {
    expect(excessOf(diagnosedAgain(diagnosed({ estimate: 60_000 }), 60_000))).toBe(10_000);
  });

  it('a part absorbed and the rest unanswered: the rest is still there, and a superior may answer again', () => {
    const story = diagnosed({ estimate: 60_000 }).send('excess.approved', { percent: 40 });
    expect(excessOf(diagnosedAgain(story, 60_000))).toBe(6_000);
    story.send('excess.approved', { percent: 50 });
    expect(story.context.excessAbsorbed).toBe(7_000);
  });

  it('of a covered service with a limit, too', () => {
    const found = { outcome: 'covered', covered: 30_000, estimate: 35_000 } as const;
    const story = diagnosed(found).send('excess.accepted');
    expect(excessOf(diagnosedAgain(story, 36_000))).toBe(1_000);
  });

  it('the greatest amounts never leave the safe integers', () => {
    const story = diagnosed({ outcome: 'partial', covered: 1, quote: most, estimate: most });
    story.send('work.authorized');
    expect(story.context.agreed).toBe(most - 1);
    const second = diagnosed({ quote: 0, estimate: most }).send('excess.accepted');
    expect(excessOf(diagnosedAgain(second, most))).toBe(0);
  });
});
