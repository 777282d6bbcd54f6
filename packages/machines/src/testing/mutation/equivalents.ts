interface Equivalence {
  /** Why no asistencia can tell the mutants from the machine. */
  reason: string;
  /** The ids of the mutants. */
  ids: readonly string[];
}

const underway = (state: string): string[] => [
  `effect dropped at monitoreo.${state} provider.arrived 0: settlePendientes monitorAfiliado`,
  `effect dropped at monitoreo.${state} reschedule.accepted 0: cancelPendientes monitorAfiliado`,
];

/** The mutants that are equivalent to the machine. One that is killed all the same is reported. */
export const equivalents: readonly Equivalence[] = [
  {
    reason:
      'The state oferta is entered once a price was given, and no price is given without a quote: the guard never fails there. ' +
      'The transition is shared with cotizacion, where the guard can fail.',
    ids: [0, 1, 2, 3, 4].map(
      (branch) => `guard dropped at autorizacion.oferta exception.requested ${branch}: hasQuote`,
    ),
  },
  {
    reason:
      'In oferta the price of the quote was already given once, and only a discount can have changed it: a price that passed the ' +
      'tests of 5.1.E and 5.1.F passes them when it is lower.',
    ids: ['hasQuote', 'isBelowMarket', 'isWithinTariff'].map(
      (guard) => `guard dropped at autorizacion.oferta price.informed 0: ${guard}`,
    ),
  },
  {
    reason:
      'A partial coverage and an assigned provider both make a refusal a later one: the same target, the same effects. ' +
      'Where both hold, either clause may be cited, 4.2 alone or with 5.1.D.',
    ids: ['cotizacion', 'oferta'].map(
      (state) => `branches swapped at autorizacion.${state} offer.declined: 0 and 1`,
    ),
  },
  {
    reason:
      'Requesting an exception settles tellSupervisor, and no objection is recorded during a review: none is open at the approval. ' +
      'The acceptance of an offer shares the effect, and there one may be open.',
    ids: ['revisionDelSupervisor', 'revisionDeGerencia'].flatMap((state) =>
      [0, 1].map(
        (branch) =>
          `effect dropped at autorizacion.${state} exception.approved ${branch}: settlePendientes tellSupervisor`,
      ),
    ),
  },
  {
    reason:
      'monitorAfiliado is open in monitoreoAlAfiliado alone. All three sub-stages share the events on the way of the ' +
      'provider, which settle or cancel it in each.',
    ids: ['monitoreoAlProveedor', 'arribo'].flatMap(underway),
  },
  {
    reason:
      'A guard refuses every one of them. A provider was assigned, so the coverage is corrected no more. The afiliado confirms ' +
      'once the exception is explained. The work begins once no excess is left unanswered. A closure lets the provider go.',
    ids: [
      'asignacionProveedor.confirmacionDelAfiliado coverage.resolved: too late',
      'monitoreo.monitoreoAlProveedor exception.explained: too late',
      ...['accepted', 'approved', 'declined'].map(
        (answer) => `prestacionDelServicio.prestacionDelServicio excess.${answer}: too late`,
      ),
      'canceladoPosterior request.withdrawn: again',
      'proveedorCancelado reschedule.declined: again',
    ].map((added) => `transition added at ${added}`),
  },
];
