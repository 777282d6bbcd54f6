import type {
  AsistenciaEvent,
  CoverageOutcome,
  EventOf,
  ExceptionGround,
} from '../../asistencia/asistencia-event.ts';
import type { EventType } from '../../asistencia/events.ts';
import type { ClauseId } from '../../procedure/clauses.ts';
import { type Facts, priceToPay } from '../facts.ts';
import type { Moment } from '../trace.ts';
import { isGoodwill, isHome, isLongTow } from './demands.ts';
import { alikeInAnyOrder, type Invariant, whenAccepted } from './invariant.ts';

interface Case<T extends EventType> extends Pick<Moment, 'input'> {
  event: EventOf<T>;
  /** Before the event. */
  facts: Facts;
  from: string;
  to: string;
}

type Clauses = readonly (ClauseId | false)[];

const grounds: Readonly<Record<ExceptionGround, ClauseId>> = {
  sixMonthsWithoutUse: '5.1.G',
  internalTechnicianNetwork: '5.1.G',
  noHeavyMachinery: '5.1.G',
  firstServiceGoodwill: '5.1.H',
  special: '5.1.I',
};
const reviewed = ({ review }: Facts): Clauses =>
  review ? [grounds[review.ground], review.isEscalated && '5.1.I'] : [];

const pays = ({ facts }: { facts: Facts }): boolean => priceToPay(facts) > 0n;
/** The clauses of an assignment at once: the plan, a warranty or an ambulance. */
const assigned: Readonly<Record<CoverageOutcome, Clauses>> = {
  covered: ['4.7'],
  warranty: ['4.7', '5.2.B'],
  partial: ['5.1.D'],
  uncovered: ['5.1.D'],
  outsideMatrix: [],
};
const coordination = (): Clauses => ['5.2.A'];
const refusal = (it: { facts: Facts; to: string }): Clauses =>
  it.to === 'canceladoAlMomento' ? ['4.1'] : ['4.2', it.facts.provider !== null && '5.1.D'];

/**
 * The clauses that each accepted event applied, read from the source rather than from the machine.
 */
const applied: { readonly [T in EventType]: (it: Case<T>) => Clauses } = {
  'coverage.resolved': ({ event: { outcome }, to }) => {
    if (to === 'asignacionProveedor.asignacionProveedor') return [...assigned[outcome], '5.2.A'];
    return outcome === 'outsideMatrix' ? ['5.1.B', '5.1.C'] : ['5.1.A'];
  },
  'request.withdrawn': (it) => [...refusal(it), it.to === 'canceladoAlMomento' && 'ours'],
  'denial.explained': () => ['5.1.A', '5.1.C'],
  'quote.received': (it) => ['5.1.A', isHome(it) && '5.1.E', isLongTow(it) && '5.1.F'],
  'price.informed': (it) => [
    '5.1.A',
    isHome(it) && pays(it) && '5.1.E',
    isLongTow(it) && pays(it) && '5.1.F',
  ],
  'quote.reopened': (it) => ['5.1.A', isLongTow(it) && '5.1.F'],
  'offer.accepted': ({ facts }) => ['5.1.A', facts.provider !== null && '5.1.D'],
  'offer.declined': (it) => [...refusal(it), '5.1.A'],
  'affiliate.objected': () => ['5.1.G'],
  'exception.requested': ({ event }) => [grounds[event.ground]],
  'exception.approved': ({ event, facts }) => [
    '5.1.J',
    ...reviewed(facts),
    event.discountPercent === 100 && facts.provider !== null && '5.1.D',
  ],
  'exception.denied': ({ facts }) => reviewed(facts),
  'exception.escalated': ({ facts }) => [...reviewed(facts), '5.1.I'],
  'exception.explained': () => ['5.1.H'],
  'alternatives.disclaimed': () => ['5.1.B'],
  'alternatives.shared': () => ['5.1.B', '4.1', 'ours'],
  'alternatives.withheld': () => ['5.1.B', '4.1', 'ours'],
  'provider.assigned': ({ facts, to }) => {
    const isAuthorizedNext = to.startsWith('autorizacion.');
    return ['5.2.A', isAuthorizedNext && '5.1.D', isAuthorizedNext && facts.isDenialExplained && 'ours'];
  },
  'affiliate.confirmed': ({ facts }) => ['5.2.A', isGoodwill(facts) && '5.1.H'],
  'provider.released': ({ from }) => [from.startsWith('autorizacion.') ? '5.1.D' : '5.2.A', 'ours'],
  'affiliate.cancelled': () => ['4.2'],
  'provider.monitored': coordination,
  'affiliate.monitored': coordination,
  'reschedule.accepted': () => ['4.3', '5.2.A'],
  'reschedule.declined': () => ['4.3'],
  'provider.arrived': coordination,
  'contact.validated': coordination,
  'contact.refuted': coordination,
  'diagnosis.recorded': ({ facts }) => ['5.2.A', facts.diagnosis !== null && 'ours'],
  'work.authorized': coordination,
  'excess.accepted': (it) => ['5.2.A', isHome(it) && '5.1.E', isLongTow(it) && '5.1.F'],
  'excess.approved': ({ from, to }) => ['5.1.J', from !== to && '5.2.A'],
  'excess.declined': () => ['4.2'],
  'service.performed': coordination,
  'service.terminated': () => ['4.4', '5.2.A'],
  'cost.loaded': ({ from }) => ['5.2.A', from === 'cierre.conformidadDelAfiliado' && 'ours'],
  'cost.approved': () => ['5.1.J'],
  'conformity.recorded': () => ['4.5', '5.2.A'],
};

const each = (cited: Clauses): ClauseId[] => [...new Set(cited.filter((clause) => clause !== false))];

/** What an entry of the bitácora cites (5.1.C). */
export const citationInvariants: readonly Invariant[] = [
  {
    name: 'an entry cites the clauses that applied to its case, and no other',
    clauses: ['5.1.C', '5.1.J'],
    // What a program adds cites what the program says.
    ...whenAccepted(
      Object.keys(applied) as EventType[],
      ({ input, event, decision: { step }, before, after }) => {
        const expected = applied[event.type] as (it: Case<EventType>) => Clauses;
        const it = { input, event: event as AsistenciaEvent, facts: before.facts };
        const due = expected({ ...it, from: before.where.state, to: after.where.state });
        return alikeInAnyOrder(each(step.clauses), each(due));
      },
    ),
  },
];
