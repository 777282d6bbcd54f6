import { isServiceIn } from '../oracle/names.ts';
import type { Moment } from '../trace.ts';
import { demanded, demands } from './demands.ts';
import { alike, type Invariant, when, whenAccepted } from './invariant.ts';

const isWithinAutorizacion = (state: string) => state.startsWith('autorizacion.');

const isEmergencyAmbulance = ({ input: { service, policy } }: Pick<Moment, 'input'>): boolean =>
  service.medicalEmergency === true &&
  isServiceIn(policy?.ambulanceDefinitions ?? ['ambulancia'], service.definition);

/** The authorization of uncovered services (5.1.A to 5.1.F). */
export const authorizationInvariants: readonly Invariant[] = [
  {
    name: 'the coverage is corrected only until the denial, the disclaimer or an assignment',
    clauses: ['5.1.A', 'ours'],
    ...demanded('isCoverageOpen', ['coverage.resolved']),
  },
  {
    name: 'the coverage routes the asistencia',
    clauses: ['5.1.A', '5.1.B', '5.1.D', '5.2.B'],
    ...whenAccepted(['coverage.resolved'], ({ event: { outcome }, after: { where }, ...moment }) => {
      if (outcome === 'outsideMatrix') return alike(where.state, 'autorizacion.alternativas');
      const isAuthorizedFirst = ['uncovered', 'partial'].includes(outcome) && !isEmergencyAmbulance(moment);
      return alike(
        where.state,
        isAuthorizedFirst ? 'autorizacion.explicacion' : 'asignacionProveedor.asignacionProveedor',
      );
    }),
  },
  {
    name: 'garantia is given only within the warranty of a concluded asistencia',
    clauses: ['5.2.B'],
    ...whenAccepted(
      ['coverage.resolved'],
      ({ input, event, before: { facts } }) => demands.hasWarranty({ input, event, facts }),
      ({ event }) => event.outcome === 'warranty',
    ),
  },
  {
    name: 'conexión is offered and priced only once the denial is explained',
    clauses: ['5.1.A'],
    ...when(
      ({ after: { where } }) =>
        isWithinAutorizacion(where.state) &&
        !['autorizacion.explicacion', 'autorizacion.alternativas'].includes(where.state),
      ({ after: { facts } }) => facts.isDenialExplained,
    ),
  },
  {
    name: 'no price is given and no exception requested without a quote',
    clauses: ['5.1.A'],
    ...demanded('hasQuote', ['price.informed', 'exception.requested']),
  },
  {
    name: 'no alternatives are shared before the disclaimer',
    clauses: ['5.1.B'],
    ...demanded('hasDisclaimed', ['alternatives.shared']),
  },
  {
    name: 'an uncovered ambulance in a medical emergency is assigned before it is authorized',
    clauses: ['5.1.D'],
    ...when(
      (moment) => {
        const { where, facts } = moment.after;
        const isOwed = facts.coverage?.outcome === 'uncovered' || facts.coverage?.outcome === 'partial';
        return isOwed && isEmergencyAmbulance(moment) && isWithinAutorizacion(where.state);
      },
      ({ after: { facts } }) => facts.provider !== null,
    ),
  },
  {
    name: 'an assigned provider is confirmed only once it is settled who pays',
    clauses: ['5.1.D', '5.1.A'],
    ...when(
      ({ after: { where } }) => where.state === 'asignacionProveedor.confirmacionDelAfiliado',
      ({ after: { facts } }) =>
        facts.coverage?.outcome === 'covered' ||
        facts.coverage?.outcome === 'warranty' ||
        facts.isOfferAccepted ||
        facts.approval?.percent === 100,
    ),
  },
  {
    name: 'an assignment leads to the confirmation, or to the authorization that is still owed',
    clauses: ['5.1.D'],
    ...whenAccepted(['provider.assigned'], ({ before: { facts }, after: { where } }) => {
      const isUncovered = facts.coverage?.outcome === 'uncovered' || facts.coverage?.outcome === 'partial';
      const isOwed = isUncovered && !facts.isOfferAccepted && facts.approval?.percent !== 100;
      if (!isOwed) return alike(where.state, 'asignacionProveedor.confirmacionDelAfiliado');
      return alike(where.state, `autorizacion.${facts.isDenialExplained ? 'cotizacion' : 'explicacion'}`);
    }),
  },
  {
    name: 'an accepted offer leads to the assignment, or to the confirmation of an assigned provider',
    clauses: ['5.1.A', '5.1.D'],
    ...whenAccepted(['offer.accepted'], ({ before: { facts }, after: { where } }) =>
      alike(where.subStage, facts.provider ? 'confirmacionDelAfiliado' : 'asignacionProveedor'),
    ),
  },
  {
    name: 'an offer is accepted at the price that was last given',
    clauses: ['5.1.A'],
    ...demanded('isPriceTold', ['offer.accepted']),
  },
  {
    name: 'home conexión is never offered at or above the market reference',
    clauses: ['5.1.E'],
    ...demanded('isBelowMarket', ['price.informed']),
  },
  {
    name: 'with an accepted excess, home conexión stays below the market reference',
    clauses: ['5.1.E'],
    ...demanded('isExcessBelowMarket', ['excess.accepted']),
  },
  {
    name: 'no high price of a long-distance tow is offered',
    clauses: ['5.1.F'],
    ...demanded('isWithinTariff', ['price.informed']),
  },
  {
    name: 'no high excess of a long-distance tow is backed',
    clauses: ['5.1.F'],
    ...demanded('isExcessWithinTariff', ['excess.accepted']),
  },
];
