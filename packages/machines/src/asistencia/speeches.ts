import { priceForAfiliado } from './amounts.ts';
import type { AsistenciaContext } from './context.ts';
import type { EventType } from './events.ts';

type Condition = (context: AsistenciaContext) => boolean;

const hasDiscount: Condition = ({ discount }) => discount !== null;
const isWaived: Condition = (context) => hasDiscount(context) && priceForAfiliado(context) === 0;
const isVisit: Condition = ({ quote }) => quote?.kind === 'visit';
const isPartial: Condition = ({ coverage }) => coverage?.outcome === 'partial';
const hasProvider: Condition = ({ assignment }) => assignment !== null;

/**
 * The steps that speak to the afiliado, by the name of their sentence in the catalogues. Of an
 * event, the first whose condition holds is said.
 */
const spoken = {
  'denial.explained.assigned': ['denial.explained', hasProvider],
  'denial.explained.partial': ['denial.explained', isPartial],
  'denial.explained': ['denial.explained'],
  'affiliate.objected': ['affiliate.objected'],
  'price.informed.waived': ['price.informed', isWaived],
  'price.informed.discounted': ['price.informed', hasDiscount],
  'price.informed.visit': ['price.informed', isVisit],
  'price.informed': ['price.informed'],
  'offer.accepted': ['offer.accepted'],
  'exception.requested': ['exception.requested'],
  'exception.explained.waived': ['exception.explained', isWaived],
  'exception.explained': ['exception.explained'],
  'alternatives.disclaimed': ['alternatives.disclaimed'],
  'alternatives.shared': ['alternatives.shared'],
  'alternatives.withheld': ['alternatives.withheld'],
  'affiliate.confirmed': ['affiliate.confirmed'],
  'affiliate.monitored': ['affiliate.monitored'],
  'reschedule.accepted': ['reschedule.accepted'],
  'contact.validated': ['contact.validated'],
  'excess.accepted': ['excess.accepted'],
  'conformity.recorded': ['conformity.recorded'],
} as const satisfies Readonly<Record<string, readonly [EventType, Condition?]>>;

/** What is said to the afiliado with a step, by its name in the catalogues. */
export type SpeechName = keyof typeof spoken;

const entries = /* @__PURE__ */ Object.entries(spoken) as [SpeechName, readonly [EventType, Condition?]][];

/** The sentence to say with an event as the case stands; null where nothing is said. */
export const speechOf = (type: EventType, context: AsistenciaContext): SpeechName | null =>
  entries.find(([, [event, holds]]) => event === type && (holds?.(context) ?? true))?.[0] ?? null;
