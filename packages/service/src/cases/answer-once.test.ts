import { expect, it } from 'vitest';
import { asistencia } from '../../test/store-records.ts';
import { answerOnce } from './answer-once.ts';
import { done } from './outcome.ts';
import type { Asistencia } from './records.ts';
import type { Change, Store } from './store.ts';

const old = asistencia('e', { revision: 1 });
const current = { ...old, revision: 2 };
const by = { id: 'ana', role: 'coordinador' } as const;

/** A store at the current revision, which accepts decisions on it. */
function storeAt(current: Asistencia) {
  const commits: Change[] = [];
  const store: Pick<Store, 'commit' | 'answer'> = {
    answer: async () => null,
    commit: async (change) => {
      commits.push(change);
      return change.asistencia && change.asistencia.revision !== current.revision + 1
        ? 'conflict'
        : 'committed';
    },
  };
  return { store: store as Store, commits };
}

const next = (found: Asistencia) => ({
  answer: done(found.revision),
  change: { asistencia: { ...found, revision: found.revision + 1 } },
  memory: {},
});
const send = (store: Store, guess: Asistencia | null, attempt: Parameters<typeof once>[2]['attempt']) =>
  once(store, { by }, { guess: () => guess, find: async () => current, attempt, recall: () => done(0) });
const once = answerOnce<Asistencia, number>;

it('a decision on a remembered revision stands once it is committed on top of it', async () => {
  const { store, commits } = storeAt(current);
  expect(await send(store, current, next)).toEqual(done(2));
  expect(commits).toHaveLength(1);
});

it('a decision on an older revision is made again', async () => {
  const { store, commits } = storeAt(current);
  expect(await send(store, old, next)).toEqual(done(2));
  expect(commits.map((change) => change.asistencia?.revision)).toEqual([2, 3]);
});

it('a refusal never comes from memory alone', async () => {
  const refusedOf = ({ revision }: Asistencia) =>
    ({ refused: { outcome: 'stale-revision', revision } }) as const;
  expect(await send(storeAt(current).store, old, refusedOf)).toMatchObject({ revision: 2 });

  const answeredOf = ({ revision }: Asistencia) => ({ answer: done(revision), change: {}, memory: {} });
  expect(await send(storeAt(current).store, old, answeredOf)).toEqual(done(2));
});
