import { describe, expect, it } from 'vitest';
import { caseIn } from '../reach.ts';
import { minutesFrom } from '../sample-payloads.ts';
import { diagnosed } from './excess-stories.ts';

const authorization = 'prestacionDelServicio.autorizacion';
const work = 'prestacionDelServicio.prestacionDelServicio';

describe('prestacionDelServicio.autorizacion', () => {
  it('without an excess the work is authorized, and no excess is accepted, absorbed or declined', () => {
    const story = diagnosed({ estimate: 50_000 });
    for (const type of ['excess.accepted', 'excess.approved', 'excess.declined'] as const) {
      expect(story.refused(type)).toContain('hasExcess 4.2');
    }
    expect(story.send('work.authorized').state).toBe(work);
  });

  it('with an excess the work is not authorized without a yes to it', () => {
    const story = diagnosed({ estimate: 50_001 });
    expect(story.refused('work.authorized')).toEqual(['hasNoExcess 4.2']);
    expect(story.send('excess.accepted').state).toBe(work);
  });

  it('declining the excess is canceladoPosterior, and frees the provider', () => {
    const story = diagnosed({ estimate: 50_001 }).send('excess.declined');
    expect(story.state).toBe('canceladoPosterior');
    expect(story.effects.map(({ type }) => type)).toEqual(['cancelPendientes', 'releaseProvider']);
  });

  it('a superior who absorbs all of it lets the work begin', () => {
    expect(diagnosed({ estimate: 60_000 }).send('excess.approved', { percent: 100 }).state).toBe(work);
  });

  it('a superior who absorbs a part leaves the rest to the afiliado', () => {
    const story = diagnosed({ estimate: 60_000 }).send('excess.approved', { percent: 40 });
    expect(story.state).toBe(authorization);
    expect(story.refused('work.authorized')).toEqual(['hasNoExcess 4.2']);
    const declined = story.fork().send('excess.declined');
    expect(declined.state).toBe('canceladoPosterior');
    story.send('excess.accepted');
    expect(story.context).toMatchObject({ agreed: 56_000, excessAccepted: 6_000, excessAbsorbed: 4_000 });
  });

  it('a superior answers a diagnosis once', () => {
    const story = diagnosed({ estimate: 60_000 }).send('excess.approved', { percent: 40 });
    expect(story.refused('excess.approved', { percent: 100 })).toEqual(['isUnanswered 5.1.J']);
  });
});

describe('a correction of the diagnosis', () => {
  it('stands in for the one before, until an answer is given', () => {
    const story = diagnosed({ estimate: 60_000 });
    const estimatedCost = { amount: 50_000, currency: 'COP' };
    story.send('diagnosis.recorded', { estimatedCost, summary: ' solo un fusible ' });
    expect(story.state).toBe(authorization);
    expect(story.context.diagnosis).toMatchObject({ estimatedCost: 50_000, summary: 'solo un fusible' });
    expect(story.send('work.authorized').context.agreed).toBe(50_000);
  });

  it('is refused once a superior has answered', () => {
    const story = diagnosed({ estimate: 60_000 }).send('excess.approved', { percent: 40 });
    expect(story.refused('diagnosis.recorded')).toEqual(['isUnanswered 5.1.J']);
  });

  it.each(['work.authorized', 'excess.accepted', 'excess.approved'] as const)(
    'is refused after %s: the work has begun',
    (answer) => {
      const story = diagnosed({ estimate: answer === 'work.authorized' ? 50_000 : 60_000 }).send(answer);
      expect(story.refused('diagnosis.recorded')).toEqual(['not-in-this-state']);
    },
  );

  it('tells the supervisor of an excess, each time that it finds one', () => {
    const notice = { type: 'notify', params: { role: 'supervisor', about: 'excessFound' } };
    const story = diagnosed({ estimate: 50_001 });
    expect(story.effects).toContainEqual(notice);
    expect(story.send('diagnosis.recorded').effects).not.toContainEqual(notice);
    expect(
      story.send('diagnosis.recorded', { estimatedCost: { amount: 70_000, currency: 'COP' } }).effects,
    ).toContainEqual(notice);
  });

  it('leaves one pendiente for the authorization, with its first due time', () => {
    const story = diagnosed({ estimate: 60_000 });
    const [before] = story.agenda.open;
    story.wait(5).send('diagnosis.recorded');
    expect(story.agenda.open).toEqual([before]);
  });
});

describe('the end of the work', () => {
  it('is performed, then terminated', () => {
    const story = caseIn(work);
    expect(story.refused('service.terminated')).toEqual(['not-in-this-state']);
    expect(story.send('service.performed').state).toBe('prestacionDelServicio.terminacionDelServicio');
    expect(story.refused('provider.released')).toEqual(['not-in-this-state']);
    expect(story.send('service.terminated').state).toBe('cierre.cargaDeCosto');
  });

  it('finished between the arrival and now, both included, to the millisecond', () => {
    const story = caseIn('prestacionDelServicio.terminacionDelServicio');
    const { arrivedAt } = story.context;
    const shifted = (at: string, milliseconds: number) => minutesFrom(at, milliseconds / 60_000);
    const finishing = (finishedAt: string) => story.refused('service.terminated', { finishedAt });
    expect(finishing(arrivedAt ?? '')).toEqual([]);
    expect(finishing(shifted(arrivedAt ?? '', -1))).toEqual(['isFinishInOrder ours']);
    expect(finishing(story.now)).toEqual([]);
    expect(finishing(shifted(story.now, 1))).toEqual(['isFinishInOrder ours']);
  });

  it('a late registration: finished an hour before it is recorded', () => {
    const story = caseIn('prestacionDelServicio.terminacionDelServicio');
    const finishedAt = story.now;
    expect(story.wait(60).refused('service.terminated', { finishedAt })).toEqual([]);
  });
});
