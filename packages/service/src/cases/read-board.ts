import type { Board } from './board.ts';
import type { Deps } from './deps.ts';

/** Where everybody's open asistencias are now, with the `each` oldest of every state. */
export const readBoard = ({ store, clock }: Deps, { each }: { each: number }): Promise<Board> =>
  store.board({ each, now: clock() });
