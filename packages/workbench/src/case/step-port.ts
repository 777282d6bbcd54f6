import { createContext, useContext } from 'react';
import type { Refusal } from '../api/problem.ts';

/** An event as a form hands it over. */
export interface StepRequest {
  readonly type: string;
  readonly [field: string]: unknown;
}

/**
 * Whoever takes the steps of a case: the service, or a simulation in this page. Both reject with a
 * `RequestError`.
 */
export interface StepPort {
  /**
   * Records the event on top of the revision that was `seen`, and of no other. A repeated try of
   * one that had no answer never records it twice.
   */
  send(event: StepRequest, seen: number): Promise<void>;
  /** Every reason against the event; none if it would be accepted. Changes nothing. */
  explain(event: StepRequest): Promise<readonly Refusal[]>;
}

const StepPortContext = createContext<StepPort | null>(null);
export const StepPortProvider = StepPortContext.Provider;

export function useStepPort(): StepPort {
  const port = useContext(StepPortContext);
  if (!port) throw new Error('useStepPort is used where nobody takes steps');
  return port;
}
