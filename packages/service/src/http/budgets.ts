import type { Checked } from './endpoint.ts';
import { createLine, type Line } from './line.ts';
import { problem } from './problem.ts';
import type { JsonReply, Reply } from './reply.ts';

/** What a kind of heavy read may take. Times are in milliseconds. */
export interface Budget {
  /** How many a node runs at once, and how many of them for one caller. */
  atOnce: number;
  ofCaller: number;
  /** How many of a caller's wait for their turn, and how long. */
  inLine: number;
  patience: number;
  /** How long one may take once it has begun. */
  time: number;
  /** When a caller that was refused may ask again, in seconds. */
  retryAfter: number;
}

/** A caller may wait, but not push others aside: what one may run leaves room for another. */
const standard = {
  board: { atOnce: 2, ofCaller: 1, inLine: 8, patience: 25_000, time: 10_000, retryAfter: 2 },
  search: { atOnce: 3, ofCaller: 1, inLine: 16, patience: 25_000, time: 10_000, retryAfter: 2 },
  measures: { atOnce: 2, ofCaller: 1, inLine: 8, patience: 40_000, time: 30_000, retryAfter: 5 },
  export: { atOnce: 2, ofCaller: 1, inLine: 4, patience: 40_000, time: 900_000, retryAfter: 30 },
} as const satisfies Record<string, Budget>;

export type HeavyRead = keyof typeof standard;
/** Whose budget is spent: the caller's, the node's, or the time of one read. */
export type Spent = 'caller' | 'node' | 'time';
type Asked = Pick<Checked<unknown, unknown>, 'by' | 'voice' | 'onClose'>;

/** The budgets of a node's heavy reads: none of them may slow down the work of coordinators. */
export interface Budgets {
  /** Answers within a budget; refuses by 429 where the caller has spent it, else by 503. */
  answer(kind: HeavyRead, asked: Asked, work: () => Promise<Reply>): Promise<Reply>;
  /** The same for an answer that is written for long: it has its turn until it is all written. */
  stream(kind: HeavyRead, asked: Asked, work: (until: AbortSignal) => Promise<Reply>): Promise<Reply>;
}

export function createBudgets(
  onRefused: (kind: HeavyRead, spent: Spent) => void,
  /** Resolves once a read of the kind can begin. */
  started: (kind: HeavyRead) => Promise<unknown>,
  budgets: Readonly<Record<HeavyRead, Budget>> = standard,
): Budgets {
  const lines = Object.fromEntries(
    Object.entries(budgets).map(([kind, budget]) => [kind, createLine(budget)]),
  ) as Record<HeavyRead, Line>;

  /** The caller's turn, or the refusal; a client that has left was not refused. */
  async function turnOf(kind: HeavyRead, asked: Asked): Promise<{ leave(): void } | JsonReply> {
    let isGone = false;
    asked.onClose(() => {
      isGone = true;
    });
    const turn = await lines[kind].enter(asked.by.id, asked.onClose);
    if ('leave' in turn) return turn;
    if (!isGone) onRefused(kind, turn.spent);
    return refusal(kind, turn.spent, asked);
  }

  function refusal(kind: HeavyRead, spent: Spent, { voice }: Asked): JsonReply {
    const code = spent === 'caller' ? 'too-many-requests' : 'unavailable';
    return problem(code, voice, {}, { 'Retry-After': String(budgets[kind].retryAfter) });
  }

  return {
    async answer(kind, asked, work) {
      const turn = await turnOf(kind, asked);
      if ('status' in turn) return turn;
      // The read says what is wrong with what does not start.
      await started(kind).catch(() => {});
      const late = Promise.withResolvers<'late'>();
      const timer = setTimeout(() => late.resolve('late'), budgets[kind].time);
      // A read that is late goes on in its thread, and keeps its turn until it ends.
      const reply = work().finally(turn.leave);
      reply.catch(() => {});
      const first = await Promise.race([reply, late.promise]).finally(() => clearTimeout(timer));
      if (first !== 'late') return first;
      onRefused(kind, 'time');
      return refusal(kind, 'time', asked);
    },
    async stream(kind, asked, work) {
      const turn = await turnOf(kind, asked);
      if ('status' in turn) return turn;
      asked.onClose(turn.leave);
      return work(AbortSignal.timeout(budgets[kind].time));
    },
  };
}
