import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLine, type Turn } from './line.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

const stays = () => {};

describe('a line of heavy reads', () => {
  const open = () => createLine({ atOnce: 2, ofCaller: 1, inLine: 2, patience: 1_000 });
  /** The order in which reads begin, by their caller. */
  function entering(line: ReturnType<typeof open>) {
    const begun: string[] = [];
    const enter = async (caller: string, onClose: (listener: () => void) => void = stays): Promise<Turn> => {
      const turn = await line.enter(caller, onClose);
      if ('leave' in turn) begun.push(caller);
      return turn;
    };
    return { begun, enter };
  }
  const leave = (turn: Turn) => 'leave' in turn && turn.leave();

  it('runs one read of a caller at once, and leaves room for another caller', async () => {
    const { begun, enter } = entering(open());
    const first = await enter('vera');
    const second = enter('vera');
    await enter('luis');
    expect(begun).toEqual(['vera', 'luis']);
    leave(first);
    await second;
    expect(begun).toEqual(['vera', 'luis', 'vera']);
  });

  it('gives a turn that is left twice to one read only', async () => {
    const { begun, enter } = entering(open());
    const first = await enter('vera');
    const waiting = [enter('vera'), enter('vera')];
    leave(first);
    leave(first);
    await waiting[0];
    expect(begun).toEqual(['vera', 'vera']);
  });

  it('refuses a caller at once who has enough in line, and one who waited in vain', async () => {
    const { enter } = entering(open());
    await enter('vera');
    const waiting = [enter('vera'), enter('vera')];
    expect(await enter('vera')).toEqual({ spent: 'caller' });
    vi.advanceTimersByTime(1_000);
    expect(await Promise.all(waiting)).toEqual([{ spent: 'caller' }, { spent: 'caller' }]);
  });

  it('says that the node is busy where others hold every turn', async () => {
    const { enter } = entering(open());
    await enter('vera');
    await enter('luis');
    const waiting = enter('ana');
    vi.advanceTimersByTime(1_000);
    expect(await waiting).toEqual({ spent: 'node' });
  });

  it('keeps no place for a client that has left', async () => {
    const { begun, enter } = entering(open());
    const first = await enter('vera');
    let left = () => {};
    void enter('vera', (listener) => {
      left = listener;
    });
    const third = enter('vera');
    left();
    leave(first);
    await third;
    expect(begun).toEqual(['vera', 'vera']);
  });
});
