import { asistenciaMachine } from '../../asistencia/asistencia.ts';
import type { AsistenciaEvent } from '../../asistencia/asistencia-event.ts';
import type { AsistenciaContext } from '../../asistencia/context.ts';
import { type EventType, eventTypes } from '../../asistencia/events.ts';
import { rolesFor } from '../../asistencia/roles.ts';
import { definition } from '../../host/standard-host.ts';
import { type Role, roles } from '../../procedure/roles.ts';
import { siteKey, sites } from './config.ts';
import { type Machine, type Mutant, mutant } from './mutant.ts';

type Level = 'supervisor' | 'gerencia';

const listAt = (type: EventType, level: Level): readonly Role[] => rolesFor(type, { review: { level } });

const levelOf = ({ review }: AsistenciaContext): Level => review?.level ?? 'supervisor';

/** The lists of roles: one for each event, and another while the general management reviews. */
const lists: readonly { type: EventType; level: Level }[] = eventTypes.flatMap((type) =>
  listAt(type, 'supervisor') === listAt(type, 'gerencia')
    ? [{ type, level: 'supervisor' as const }]
    : [
        { type, level: 'supervisor' as const },
        { type, level: 'gerencia' as const },
      ],
);

/** The machine with a role put on a list, or taken off it. */
function withTurned(role: Role, { type, level }: (typeof lists)[number]): Machine {
  const isSingle = lists.filter((list) => list.type === type).length === 1;
  return asistenciaMachine.provide({
    guards: {
      hasRole: ({ context, event }: { context: AsistenciaContext; event: AsistenciaEvent }) => {
        const sender: Role = event.by.role;
        const isListed = rolesFor(event.type, context).includes(sender);
        const isTurned = event.type === type && sender === role && (isSingle || levelOf(context) === level);
        return isTurned ? !isListed : isListed;
      },
    },
  });
}

/** Each list of the roles that may send an event, with one role more or one less. */
export const roleMutants: readonly Mutant[] = lists.flatMap((list) =>
  roles.map((role) =>
    mutant({
      kind: listAt(list.type, list.level).includes(role) ? 'role removed' : 'role added',
      at: list.level === 'gerencia' ? `${list.type}, reviewed by gerencia` : list.type,
      what: role,
      // The role is checked first, so a list shows even where the event does not belong.
      touches: [
        ...sites.filter(({ event }) => event === list.type).map(siteKey),
        `${list.level === 'gerencia' ? 'autorizacion.revisionDeGerencia' : definition().initial} ${list.type}`,
      ],
      make: () => withTurned(role, list),
    }),
  ),
);
