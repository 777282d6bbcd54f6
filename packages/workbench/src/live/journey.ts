/** A stay of an asistencia in a state. */
export interface Visit {
  readonly state: string;
  readonly enteredAt: string;
  /** Null where it is still there. */
  readonly leftAt: string | null;
}

interface Line {
  readonly kind: string;
  readonly at: string;
  readonly from: string | null;
  readonly to: string | null;
}

/**
 * The way of an asistencia by its journal, oldest first: where it was, from when to when. A closure
 * is not left.
 */
export function journeyOf(entries: readonly Line[]): Visit[] {
  const moves = entries.filter(
    ({ kind, from, to }) => (kind === 'event' || kind === 'opening') && to !== null && from !== to,
  );
  return moves.map(({ at, to }, index) => ({
    state: to ?? '',
    enteredAt: at,
    leftAt: moves[index + 1]?.at ?? null,
  }));
}
