import type { EventType } from '../../asistencia/events.ts';
import {
  currency,
  either,
  type Fault,
  type Fields,
  group,
  instant,
  type Kind,
  listOf,
  oneOf,
  ordered,
  text,
  url,
  whole,
} from './kinds.ts';

const id = text(255);
const name = text(200);
const prose = text(2000);
const yesNo = oneOf(true, false);
const percent = whole(1, 100);
const money = group({ amount: whole(0), currency });
const provider = group({ id, name, kind: oneOf('internal', 'external') });
const window = ordered(group({ earliest: instant, latest: instant }), 'earliest', 'latest');
const works = { heavyMachinery: yesNo, largeWorks: yesNo };
const references = { 'marketReference?': money, 'tariffReference?': money };

const nothing = {};
const reason = { reason: prose };
const note = { 'note?': prose };
const assessed = { 'assessment?': group(works) };

/** DOMAIN §6, payloads: the fields of each event, or each choice of fields. */
const payloads: Readonly<Record<EventType, Fields | readonly [Fields, ...Fields[]]>> = {
  'coverage.resolved': [
    { outcome: oneOf('covered'), 'reason?': prose, 'coveredAmount?': money },
    { outcome: oneOf('partial'), reason: prose, coveredAmount: money },
    ...['uncovered', 'outsideMatrix', 'warranty'].map((outcome) => ({ outcome: oneOf(outcome), ...reason })),
  ],
  'denial.explained': reason,
  'affiliate.objected': note,
  'request.withdrawn': reason,
  'quote.received': { provider, kind: oneOf('service', 'visit'), price: money, ...references },
  'price.informed': nothing,
  'quote.reopened': reason,
  'offer.accepted': nothing,
  'offer.declined': reason,
  'exception.requested': [
    { ground: oneOf('noHeavyMachinery'), assessment: group(works), ...note },
    { ground: oneOf('special'), ...assessed, note: prose },
    ...['sixMonthsWithoutUse', 'internalTechnicianNetwork', 'firstServiceGoodwill'].map((ground) => ({
      ground: oneOf(ground),
      ...assessed,
      ...note,
    })),
  ],
  'exception.approved': { discountPercent: percent, reason: prose },
  'exception.denied': reason,
  'exception.escalated': reason,
  'exception.explained': nothing,
  'alternatives.disclaimed': nothing,
  'alternatives.shared': { sources: listOf(group({ name, 'url?': url })) },
  'alternatives.withheld': reason,
  'provider.assigned': { provider, window },
  'affiliate.confirmed': nothing,
  'provider.released': reason,
  'affiliate.cancelled': reason,
  'provider.monitored': note,
  'affiliate.monitored': note,
  'reschedule.accepted': { window },
  'reschedule.declined': reason,
  'provider.arrived': { arrivedAt: instant },
  'contact.validated': note,
  'contact.refuted': reason,
  'diagnosis.recorded': { summary: prose, estimatedCost: money, ...works, ...references },
  'work.authorized': nothing,
  'excess.accepted': nothing,
  'excess.approved': { percent, reason: prose },
  'excess.declined': reason,
  'service.performed': note,
  'service.terminated': { finishedAt: instant },
  'cost.loaded': {
    lines: listOf(
      group({ concept: name, units: whole(1), unitPrice: money, payer: oneOf('afiliado', 'company') }),
    ),
  },
  'cost.approved': { amount: money, reason: prose },
  'conformity.recorded': [
    { satisfied: oneOf(true), 'comment?': prose },
    { satisfied: oneOf(false), comment: prose },
  ],
};

const role = oneOf('coordinador', 'supervisor', 'jefe', 'gerencia', 'analista');
/** Who and when, on every event, and the call in which it was said. */
const stamp = { at: instant, by: group({ id, role, 'name?': name }), 'callId?': id };

type Stamp = Readonly<Record<keyof typeof stamp & ('at' | 'by'), unknown>>;

/** What an event of a type must be, with some fields more. */
function kindOf(type: EventType, more: Fields): Kind {
  const listed = payloads[type];
  const [first, ...others] = (Array.isArray(listed) ? listed : [listed]) as readonly [Fields, ...Fields[]];
  const grouped = (fields: Fields) => group({ ...fields, ...more });
  return either(Object.keys(first)[0] ?? '', grouped(first), ...others.map(grouped));
}

/** The types of the events that the procedure names. */
export const typesOfProcedure = Object.keys(payloads) as readonly EventType[];
const bare = new Map(typesOfProcedure.map((type) => [type, kindOf(type, {})]));
const stamped = new Map(
  typesOfProcedure.map((type) => [type, kindOf(type, { type: oneOf(type), ...stamp })]),
);

/** Whether a type is one that the procedure names. */
export const isOfProcedure = (type: unknown): type is EventType => bare.has(type as EventType);

/** What is wrong with an event of the procedure, its stamp included; undefined where nothing is. */
export const faultIn = (event: { type: EventType }): Fault | undefined =>
  stamped.get(event.type)?.fault(event);

/** Payloads of an event, on either side of each limit. */
export const payloadTries = (type: EventType): readonly object[] =>
  (bare.get(type)?.tries ?? []).map((payload) => ({ ...(payload as object | null) }));

/**
 * Events of a type, on either side of each limit. The stamp is alike on all, so its limits are
 * tried on those that carry nothing else.
 */
export function eventTries(type: EventType, { at, by }: Stamp): object[] {
  const events = payloadTries(type).map((payload) => ({ type, at, by, ...payload }));
  if (payloads[type] !== nothing) return events;
  return [...events, ...group(stamp).tries.map((tried) => ({ type, ...(tried as object | null) }))];
}
