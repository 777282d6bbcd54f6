import type { Host } from '../../../host/host.ts';
import { DialReader, type Dials } from '../../dials.ts';
import { hostileEvent } from '../../hostile-event.ts';
import { legalEvent } from '../../legal-event.ts';
import type { PendienteBody } from '../answers.ts';
import { inMinutes } from '../scene.ts';
import type { CaseState } from './case-model.ts';
import type { Action } from './operation.ts';

/** What the clients of a history know of their case. */
interface Known {
  host: Host;
  /** No other case has it. */
  name: string;
  /** A pendiente of the case, where it has one. */
  pendiente: PendienteBody | undefined;
  /** The newest state that an answer has shown. */
  newest(): Pick<CaseState, 'revision' | 'snapshot'>;
}

/** The actions of a history's clients, from dials. */
export class ActionChooser {
  readonly #known: Known;
  #last: Action | null = null;
  #keys = 0;

  constructor(known: Known) {
    this.#known = known;
  }

  /** An event of the asistencia, or a read where the dials give none. */
  event(row: Dials): Action {
    const { host, name, newest } = this.#known;
    const dial = new DialReader(row.toReversed());
    const { snapshot, revision } = newest();
    const now = new Date().toISOString();
    const legal = dial.pick([true, true, true, false])
      ? legalEvent(snapshot, row, new Map(), now)
      : undefined;
    const made = legal ?? hostileEvent(snapshot, row, undefined, now);
    const { at: _, by: __, ...request } = (made ?? {}) as Record<string, unknown>;
    const parsed = host.parseEventRequest(request);
    if (!parsed.ok) return { kind: 'readAsistencia' };
    const key = dial.pick([null, `${name}-${++this.#keys}`, `${name}-${this.#keys}`]);
    return { kind: 'event', request: parsed.value, key, ifMatch: dial.pick([null, null, revision]) };
  }

  /** An event, the last event of any client again, or something else. */
  action(row: Dials): Action {
    const { pendiente } = this.#known;
    const event = () => this.event(row.slice(1));
    const again = () => this.#last ?? event();
    const action = new DialReader(row).pick<() => Action>([
      event,
      event,
      event,
      again,
      again,
      () => ({ kind: 'note', text: 'una nota' }),
      () => ({ kind: 'readAsistencia' }),
      () => ({ kind: 'readBitacora' }),
      () => ({ kind: 'readAgenda' }),
      () =>
        pendiente
          ? { kind: 'postpone', pendienteId: pendiente.id, dueAt: inMinutes(90) }
          : { kind: 'readAgenda' },
    ])();
    if (action.kind === 'event') this.#last = action;
    return action;
  }
}
