import { isDeepStrictEqual } from 'node:util';
import {
  type AsistenciaEvent,
  type AsistenciaSnapshot,
  decide,
  describeAsistencia,
  openAsistencia,
  parseEvent,
  type Refusal,
} from '@conexion/machines';
import type { Walk } from '@conexion/machines/testing';
import type { Asistencia } from './asistencia.ts';
import { reduce } from './reduce.ts';

/** Where the reducer and the host part on a walk; undefined if they agree to the end. */
export function reducerDisagreement({ input, events }: Walk): string | undefined {
  let { snapshot } = openAsistencia(input);
  let asistencia = plain(snapshot);
  for (const [place, sent] of events.entries()) {
    const parsed = parseEvent(sent);
    // The reducer takes events that were checked, as `decideParsed` does.
    if (!parsed.ok) continue;
    const event = parsed.value as AsistenciaEvent;
    const decision = decide(snapshot, event);
    const outcome = reduce(asistencia, event);
    const asked = decision.accepted
      ? { accepted: true, next: plain(decision.snapshot), effects: decision.effects }
      : { accepted: false, refusals: decision.refusals.map(withoutWords) };
    if (!isDeepStrictEqual(outcome, asked) || text(outcome) !== text(asked))
      return `event ${place + 1}, ${text(event)}: ${text(outcome)}, not ${text(asked)}`;
    if (!decision.accepted || !outcome.accepted) continue;
    ({ snapshot } = decision);
    asistencia = outcome.next;
  }
  return undefined;
}

/** The bytes matter, too: both store the same text. */
const text = (value: unknown): string => JSON.stringify(value);

const withoutWords = ({ message, ...refusal }: Refusal) => refusal;

export const plain = (snapshot: AsistenciaSnapshot): Asistencia => ({
  state: describeAsistencia(snapshot).state,
  context: snapshot.context,
});
