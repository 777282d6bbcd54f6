import { describe, expect, it } from 'vitest';
import type { Commit } from '../../cases/store.ts';
import { type ChangeRows, rowsOf } from './change-rows.ts';
import { groupCommit } from './group-commit.ts';

const change = (id: string): ChangeRows =>
  rowsOf({ answer: { scope: id, bodyHash: '', memory: null } }, '', false);
const idsOf = (changes: readonly ChangeRows[]) =>
  changes.flatMap(({ answers }) => answers.map(({ scope }) => scope));

describe('groupCommit', () => {
  it('writes simultaneous changes together, each with its own answer', async () => {
    const batches: unknown[] = [];
    const commit = groupCommit(async (changes) => {
      batches.push(idsOf(changes));
      return idsOf(changes).map((id): Commit | Error => {
        if (id === 'bad') return new Error('bad');
        return id === 'late' ? 'conflict' : 'committed';
      });
    });
    const answers = await Promise.allSettled(['a', 'bad', 'late', 'b'].map((id) => commit(change(id))));
    expect(batches).toEqual([['a', 'bad', 'late', 'b']]);
    expect(answers.map((answer) => (answer.status === 'fulfilled' ? answer.value : 'failed'))).toEqual([
      'committed',
      'failed',
      'conflict',
      'committed',
    ]);
  });

  it('never puts two changes of one record into the same batch, and keeps their order', async () => {
    const batches: unknown[] = [];
    const commit = groupCommit(async (changes) => {
      batches.push(idsOf(changes));
      return changes.map(() => 'committed');
    });
    await Promise.all(['a', 'a', 'b', 'a'].map((id) => commit(change(id))));
    expect(batches).toEqual([['a', 'b'], ['a'], ['a']]);
  });

  it('writes meanwhile what a running transaction does not touch, and holds back what it does', async () => {
    const batches: unknown[] = [];
    const ends: (() => void)[] = [];
    const commit = groupCommit(
      async (changes) => {
        batches.push(idsOf(changes));
        await new Promise<void>((end) => ends.push(end));
        return changes.map(() => 'committed');
      },
      { atOnce: 2 },
    );
    const turn = () => new Promise((resolve) => setImmediate(resolve));
    const all = [commit(change('a'))];
    await turn();
    all.push(commit(change('a')), commit(change('b')), commit(change('c')));
    await turn();
    expect(batches).toEqual([['a'], ['b', 'c']]);
    ends[0]?.();
    await turn();
    expect(batches).toEqual([['a'], ['b', 'c'], ['a']]);
    for (const end of ends) end();
    expect(await Promise.all(all)).toEqual(Array(4).fill('committed'));
  });

  it('goes on after a batch that failed as a whole', async () => {
    let isAway = true;
    const commit = groupCommit(async (changes) => {
      if (isAway) throw new Error('away');
      return changes.map(() => 'committed');
    });
    await expect(commit(change('a'))).rejects.toThrow('away');
    isAway = false;
    expect(await commit(change('a'))).toBe('committed');
  });
});
