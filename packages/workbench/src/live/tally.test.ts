import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Move, movesOf, Tally } from './tally.ts';

const states = ['aperturaDeAsistencia', 'autorizacion.oferta', 'monitoreo.arribo', 'asistenciaConcluida'];

/** What happens to some asistencias, in the order of the journal. */
const histories = fc
  .array(fc.record({ of: fc.nat(4), to: fc.constantFrom(...states) }), { maxLength: 60 })
  .map((steps) => {
    const where = new Map<number, string>();
    return steps.flatMap(({ of, to }, index): Move[] => {
      const from = where.get(of) ?? null;
      if (from === 'asistenciaConcluida') return [];
      where.set(of, to);
      return [{ position: index + 1, asistenciaId: `a${of}`, from, to, type: 'x', label: 'x', at: '' }];
    });
  });

/** The board as of a position, by where each asistencia was. */
function boardAt(moves: readonly Move[], position: number) {
  const where = new Map<string, string>();
  for (const move of moves) if (move.position <= position) where.set(move.asistenciaId, move.to);
  const open = [...where.values()].filter((state) => state !== 'asistenciaConcluida');
  return {
    position,
    states: [...new Set(open)].map((state) => ({
      state,
      stage: null,
      count: open.filter((other) => other === state).length,
      overdue: 0,
      oldest: [],
    })),
  };
}

const shown = (counts: ReadonlyMap<string, number>) =>
  Object.fromEntries([...counts].filter(([, count]) => count > 0).sort());

test('whenever boards are requested and arrive, older or newer than the stream, the counts end as in the journal', () => {
  const boards = fc.array(fc.record({ asked: fc.nat(60), later: fc.nat(20), fails: fc.boolean() }), {
    maxLength: 4,
  });
  fc.assert(
    fc.property(histories, boards, fc.infiniteStream(fc.nat(20)), (moves, asks, ahead) => {
      const tally = new Tally();
      // The first one says where all begins, and is always had.
      tally.expect();
      tally.receive(boardAt(moves, 0));
      let underWay: { asked: number; comes: number; fails: boolean } | null = null;
      for (let heard = 0; heard <= 60; heard++) {
        tally.add(moves.filter(({ position }) => position === heard));
        const ask = asks.find(({ asked }) => asked === heard);
        if (ask && !underWay) {
          tally.expect();
          underWay = { asked: heard, comes: heard + ask.later, fails: ask.fails };
        }
        if (!underWay || (heard < underWay.comes && heard < 60)) continue;
        // It knows of all that was heard when it was asked for, and maybe of more than is heard by
        // now.
        const [more = 0] = ahead.take(1);
        const known = underWay.asked + more;
        tally.receive(underWay.fails ? null : boardAt(moves, known));
        underWay = null;
      }
      expect(shown(tally.counts)).toEqual(
        shown(new Map(boardAt(moves, 60).states.map(({ state, count }) => [state, count]))),
      );
    }),
  );
});

test('notes and pendientes move nothing', () => {
  const by = { id: 'ana' };
  const entry = {
    ...{ label: 'x', at: '', expedienteId: 'e', asistenciaId: 'a', from: 'b', to: 'b' },
    ...{ by, payload: null },
  };
  const moves = movesOf([
    { position: 1, entry: { ...entry, kind: 'note', type: 'note' } },
    { position: 2, entry: { ...entry, kind: 'pendiente', type: 'pendiente.opened' } },
    { position: 3, entry: { ...entry, kind: 'event', type: 'quote.received' } },
    { position: 4, entry: { ...entry, kind: 'event', type: 'x', asistenciaId: null } },
  ]);
  expect(moves.map(({ position }) => position)).toEqual([3]);
});
