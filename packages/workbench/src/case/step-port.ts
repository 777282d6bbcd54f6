import { createContext, useContext } from 'react';
import type { Refusal } from '../api/problem.ts';
import type { FormDraft } from '../drafts/use-draft.ts';

/** An event as a form sends it. */
export interface StepRequest {
  readonly type: string;
  readonly [field: string]: unknown;
}

/**
 * Where the steps of a case are sent: the service, or a simulation in this page. Both reject with a
 * `RequestError`.
 */
export interface StepPort {
  /**
   * Records the event on top of the revision that was `seen`, and of no other. A repeated try of
   * one that had no answer never records it twice. Resolves to the revision that it led to, which
   * the page may have in view already.
   */
  send(event: StepRequest, seen: number, draft?: FormDraft): Promise<number>;
  /** Whether this page alone takes the steps: then nothing that is typed outlives it. */
  readonly isSimulated: boolean;
  /** Every reason against the event; none if it would be accepted. Changes nothing. */
  explain(event: StepRequest): Promise<readonly Refusal[]>;
}

const StepPortContext = createContext<StepPort | null>(null);
export const StepPortProvider = StepPortContext.Provider;

export function useStepPort(): StepPort {
  const port = useContext(StepPortContext);
  if (!port) throw new Error('useStepPort is used outside of a StepPortContext');
  return port;
}
