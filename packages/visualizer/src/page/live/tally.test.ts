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

test('whenever a board is asked for and whenever it comes, the counts end up as the journal has them', () => {
  fc.assert(
    fc.property(
      histories,
      fc.array(fc.nat(60), { minLength: 3, maxLength: 3 }),
      fc.boolean(),
      (moves, at, fails) => {
        const [asked = 0, known = 0, came = 0] = at.toSorted((a, b) => a - b);
        const tally = new Tally();
        // Not listening before the board is asked for: nothing of it is counted.
        tally.expect();
        for (const move of moves) {
          if (move.position > asked) tally.add([move]);
          if (move.position === came) tally.receive(boardAt(moves, known));
        }
        if (came === 0 || !moves.some(({ position }) => position === came))
          tally.receive(boardAt(moves, Math.max(known, asked)));
        if (fails) {
          tally.expect();
          tally.receive(null);
        }
        expect(shown(tally.counts)).toEqual(
          shown(new Map(boardAt(moves, 60).states.map(({ state, count }) => [state, count]))),
        );
      },
    ),
  );
});

test('notes and pendientes move nothing', () => {
  const entry = { label: 'x', at: '', expedienteId: 'e', asistenciaId: 'a', from: 'b', to: 'b' };
  const moves = movesOf([
    { position: 1, entry: { ...entry, kind: 'note', type: 'note' } },
    { position: 2, entry: { ...entry, kind: 'pendiente', type: 'pendiente.opened' } },
    { position: 3, entry: { ...entry, kind: 'event', type: 'quote.received' } },
    { position: 4, entry: { ...entry, kind: 'event', type: 'x', asistenciaId: null } },
  ]);
  expect(moves.map(({ position }) => position)).toEqual([3]);
});
