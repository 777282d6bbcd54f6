import type { Commit } from '../api/follow-stream.ts';
import { isClosing } from '../measures/region-word.ts';
import type { Board } from './board-body.ts';

/** An asistencia that went from one state to another, or was opened in one. */
export interface Move {
  readonly position: number;
  readonly asistenciaId: string;
  readonly from: string | null;
  readonly to: string;
  readonly type: string;
  readonly label: string;
  readonly at: string;
}

/** The steps of asistencias among commits: also those that stay where they are. */
export const movesOf = (commits: readonly Commit[]): Move[] =>
  commits.flatMap(({ position, entry: { kind, type, label, at, asistenciaId, from, to } }) =>
    (kind === 'event' || kind === 'opening') && asistenciaId !== null && to !== null
      ? [{ position, asistenciaId, from, to, type, label, at }]
      : [],
  );

/**
 * How many open asistencias are in each state: a board, and the moves that came after it. Moves
 * keep coming while a board is on its way. Those that the board includes are not counted twice, and
 * those that it does not include are not lost.
 */
export class Tally {
  #counts = new Map<string, number>();
  /** The place in the journal of the last board: it may be ahead of what has been heard. */
  #asOf = 0;
  /** Since the board that is on its way was asked for; null where none is. */
  #meanwhile: Move[] | null = null;

  add(moves: readonly Move[]): void {
    if (this.#meanwhile) for (const move of moves) this.#meanwhile.push(move);
    for (const move of moves) this.#count(move);
  }

  /** A board is asked for. */
  expect(): void {
    this.#meanwhile = [];
  }

  /** It has come; or it has not, and all stays as it was. */
  receive(board: Pick<Board, 'position' | 'states'> | null): void {
    const meanwhile = this.#meanwhile ?? [];
    this.#meanwhile = null;
    if (!board) return;
    this.#asOf = board.position;
    this.#counts = new Map(board.states.map(({ state, count }) => [state, count]));
    for (const move of meanwhile) this.#count(move);
  }

  get counts(): ReadonlyMap<string, number> {
    return this.#counts;
  }

  #count({ position, from, to }: Move): void {
    if (from === to || position <= this.#asOf) return;
    if (from !== null) this.#counts.set(from, Math.max(0, (this.#counts.get(from) ?? 0) - 1));
    if (!isClosing(to)) this.#counts.set(to, (this.#counts.get(to) ?? 0) + 1);
  }
}
