import type { AsistenciaEvent } from '../asistencia/asistencia-event.ts';
import { type Candidate, candidatesOf, holds } from '../host/candidates.ts';
import type { AsistenciaSnapshot } from '../host/describe.ts';
import { guardUse } from './reachable.ts';

/** How often a guard, where a transition uses it, held and failed. */
export interface GuardUseTally {
  /**
   * `transition #place guard`: the transition's id, the guard's place among its guards, its name.
   */
  use: string;
  guard: string;
  held: number;
  failed: number;
}

interface Counts {
  candidate: Candidate;
  held: number[];
  failed: number[];
}

/** Counts the answers of guards as XState evaluates them: in order, up to the first that fails. */
export class GuardTally {
  readonly #counts = new Map<string, Counts>();

  /** Counts what the guards answer to a valid event where an asistencia stands. */
  record(snapshot: AsistenciaSnapshot, event: AsistenciaEvent): void {
    for (const candidate of candidatesOf(snapshot)) {
      if (candidate.event === event.type && this.#ask(snapshot, event, candidate)) return;
    }
  }

  /**
   * Whether every guard of an event's transitions has answered both ways here, so that another
   * event adds nothing.
   */
  isComplete(snapshot: AsistenciaSnapshot, type: string): boolean {
    return candidatesOf(snapshot).every(({ id, event, guards }) => {
      if (event !== type) return true;
      const counts = this.#counts.get(id);
      return counts !== undefined && guards.every((_, place) => counts.held[place] && counts.failed[place]);
    });
  }

  /** Every guard of every transition that was evaluated. */
  uses(): GuardUseTally[] {
    return [...this.#counts.values()].flatMap(({ candidate, held, failed }) =>
      candidate.guards.map(({ type }, place) => ({
        use: guardUse(candidate, place),
        guard: type,
        held: held[place] ?? 0,
        failed: failed[place] ?? 0,
      })),
    );
  }

  /** Whether all guards of a transition hold. */
  #ask(snapshot: AsistenciaSnapshot, event: AsistenciaEvent, candidate: Candidate): boolean {
    const counts = this.#of(candidate);
    return candidate.guards.every((guard, place) => {
      const isHeld = holds(snapshot, guard, event);
      const answers = isHeld ? counts.held : counts.failed;
      answers[place] = (answers[place] ?? 0) + 1;
      return isHeld;
    });
  }

  #of(candidate: Candidate): Counts {
    const known = this.#counts.get(candidate.id);
    if (known) return known;
    const counts = { candidate, held: [], failed: [] };
    this.#counts.set(candidate.id, counts);
    return counts;
  }
}
