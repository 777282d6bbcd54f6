interface Equivalence {
  /** Why no asistencia can ever tell the mutants from the machine. */
  reason: string;
  /** Of mutants. */
  ids: readonly string[];
}

const underway = (state: string): string[] => [
  `effect dropped at monitoreo.${state} provider.arrived 0: settlePendientes monitorAfiliado`,
  `effect dropped at monitoreo.${state} reschedule.accepted 0: cancelPendientes monitorAfiliado`,
];

/**
 * The mutants that are the machine itself, written otherwise. One that is killed all the same is
 * reported.
 */
export const equivalents: readonly Equivalence[] = [
  {
    reason:
      'A state of oferta follows a price that was told, and none is told without a quote: there the guard never fails. ' +
      'It is shared with cotizacion, where it does.',
    ids: [0, 1, 2, 3, 4].map(
      (branch) => `guard dropped at autorizacion.oferta exception.requested ${branch}: hasQuote`,
    ),
  },
  {
    reason:
      'The price of a quote was told once before it is told again, and the only change since is a discount: what passed the ' +
      'tests of 5.1.E and 5.1.F passes them for less.',
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
      'Asking for an exception settles tellSupervisor, and nobody objects during a review: none is open when it is approved. ' +
      'The settling is shared with the acceptance of an offer, where one may be.',
    ids: ['revisionDelSupervisor', 'revisionDeGerencia'].flatMap((state) =>
      [0, 1].map(
        (branch) =>
          `effect dropped at autorizacion.${state} exception.approved ${branch}: settlePendientes tellSupervisor`,
      ),
    ),
  },
  {
    reason:
      'monitorAfiliado is open in monitoreoAlAfiliado alone. What the world does on the way is shared by the three ' +
      'sub-stages, and settles or cancels it in each.',
    ids: ['monitoreoAlProveedor', 'arribo'].flatMap(underway),
  },
];
