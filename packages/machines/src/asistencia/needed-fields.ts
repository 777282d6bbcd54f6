import type { ClauseId } from '../procedure/clauses.ts';
import { isPaidInFull } from './amounts.ts';
import type { AsistenciaContext } from './context.ts';
import type { EventType } from './events.ts';
import { isHome, isLongTow } from './guards.ts';

type Needed = Readonly<Record<string, readonly [ClauseId, (context: AsistenciaContext) => boolean]>>;

const references: Needed = {
  marketReference: ['5.1.E', isHome],
  tariffReference: ['5.1.F', isLongTow],
};

/** Fields that an event may leave out, and without which a later step is refused. */
const needed: Partial<Record<EventType, Needed>> = {
  'quote.received': references,
  'diagnosis.recorded': references,
};

/** The optional fields of an event that this case needs, with the clause that asks for each. */
export const neededFields = (
  type: EventType,
  context: AsistenciaContext,
): Readonly<Record<string, ClauseId>> =>
  isPaidInFull(context)
    ? {}
    : Object.fromEntries(
        Object.entries(needed[type] ?? {})
          .filter(([, [, holds]]) => holds(context))
          .map(([field, [clause]]) => [field, clause]),
      );
