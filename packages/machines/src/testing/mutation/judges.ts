import type { AsistenciaEvent } from '../../asistencia/asistencia-event.ts';
import { type EventTable, eventTableOf } from '../../host/event-table.ts';
import { createHost, type Host } from '../../host/host.ts';
import { checkEvent } from '../../host/parse-event.ts';
import type { Checked } from '../../values/check.ts';
import type { Invariant } from '../invariants/invariant.ts';
import { comparisons } from '../invariants/journal.ts';
import { invariants } from '../invariants.ts';
import type { Mutant } from './mutant.ts';

/** Only the rules may kill a mutant, not a contradiction in its own answers. */
export const judges: readonly Invariant[] = invariants.filter(
  (invariant) => !comparisons.includes(invariant),
);

type Schemas = EventTable['schemas']['event'];

/** By schemas, what they say of an event: many mutants are sent the same one. */
const known = new WeakMap<Schemas, WeakMap<AsistenciaEvent, Checked<AsistenciaEvent>>>();

function checkOnce(event: AsistenciaEvent, schemas: Schemas): Checked<AsistenciaEvent> {
  // A hostile walk may send what is no object.
  if (Object(event) !== event) return checkEvent(event, schemas);
  const checked = known.get(schemas) ?? new WeakMap<AsistenciaEvent, Checked<AsistenciaEvent>>();
  known.set(schemas, checked);
  const said = checked.get(event) ?? checkEvent(event, schemas);
  checked.set(event, said);
  return said;
}

/**
 * A host of a faulty machine. Where the machine would throw, the host refuses without a reason,
 * which breaks a rule.
 */
export function hostOf({ make }: Pick<Mutant, 'make'>): Host {
  const host = createHost({ machine: make() });
  const { schemas } = eventTableOf(host.machine);
  return {
    ...host,
    decide: (snapshot, event) => {
      try {
        const checked = checkOnce(event, schemas.event);
        return checked.ok ? host.decideParsed(snapshot, checked.value) : host.decide(snapshot, event);
      } catch {
        return { accepted: false, refusals: [] };
      }
    },
  };
}
