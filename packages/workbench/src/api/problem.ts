import type { ClauseId, Role } from '@conexion/machines';

/** Why the machine does not take an event, by the clause that forbids it. */
export interface Refusal {
  readonly code: string;
  readonly guard?: string;
  readonly clause?: ClauseId;
  readonly message: string;
}

/** What the service answers when it does not do what was asked (RFC 9457), by its stable code. */
export interface Problem {
  readonly code: string;
  readonly title?: string;
  readonly detail?: string;
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
  readonly refusals?: readonly Refusal[];
  readonly roles?: readonly Role[];
  /** Which the asistencia is at, where another was meant. */
  readonly revision?: number;
}

/**
 * A request that brought no result: the service said why (`status`), or could not be reached
 * (status 0, code `network`).
 */
export class RequestError extends Error {
  readonly status: number;
  readonly problem: Problem;
  /** Seconds that the service asks to wait before another try. */
  readonly retryAfter: number | null;

  constructor(status: number, problem: Problem, retryAfter: number | null = null, options?: ErrorOptions) {
    super(problem.detail ?? problem.title ?? problem.code, options);
    this.name = 'RequestError';
    this.status = status;
    this.problem = problem;
    this.retryAfter = retryAfter;
  }

  /**
   * Whether the request may not have arrived or not been answered for good: the same one can be
   * sent again.
   */
  get isPassing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}
