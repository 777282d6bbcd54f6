import type { CoverageOutcome, ExceptionGround } from '../asistencia/asistencia-event.ts';
import type { GuardName } from '../asistencia/guards.ts';
import type { ClauseId } from './clauses.ts';
import { type Text, text } from './text.ts';

interface Rule {
  clause: ClauseId;
  /** Short, for an arrow of the diagram. */
  label: Text;
  /** What a coordinator is told when it does not hold. Left out: it only chooses among the branches of an event. */
  refusal?: Text;
}

/** The clause of each branch of an answer about the coverage. */
export const outcomeClauses: Readonly<Record<CoverageOutcome, ClauseId>> = {
  covered: '4.7',
  partial: '5.1.A',
  uncovered: '5.1.A',
  outsideMatrix: '5.1.B',
  warranty: '5.2.B',
};

/** The clause of each ground of an exception. */
export const groundClauses: Readonly<Record<ExceptionGround, ClauseId>> = {
  sixMonthsWithoutUse: '5.1.G',
  internalTechnicianNetwork: '5.1.G',
  noHeavyMachinery: '5.1.G',
  firstServiceGoodwill: '5.1.H',
  special: '5.1.I',
};

/** What each guard of the asistencia says, and the clause it comes from. */
export const rules = {
  isInOrder: {
    clause: 'ours',
    label: text('en orden de tiempo', 'in order of time'),
    refusal: text(
      'La hora del evento es anterior a la del último evento registrado.',
      'The time of the event is before that of the last recorded event.',
    ),
  },
  hasRole: {
    clause: '3',
    label: text('con el rol que corresponde', 'by a role that may'),
    refusal: text('Su rol no puede registrar este paso.', 'Your role may not record this step.'),
  },

  isOutcome: { clause: '5.1.A', label: text('según la cobertura', 'by the coverage') },
  isMedicalEmergency: {
    clause: '5.1.D',
    label: text('ambulancia en emergencia médica', 'ambulance in a medical emergency'),
  },
  isCoverageOpen: {
    clause: 'ours',
    label: text('la cobertura aún se puede corregir', 'the coverage can still be corrected'),
    refusal: text(
      'La cobertura ya no se corrige: la negación se explicó, se hizo el descargo o ya hubo un proveedor asignado.',
      'The coverage can no longer be corrected: the denial was explained, the disclaimer made or a provider was assigned.',
    ),
  },
  hasWarranty: {
    clause: '5.2.B',
    label: text('dentro de la garantía', 'within the warranty'),
    refusal: text(
      'No hay una asistencia concluida del mismo servicio cuya garantía esté vigente.',
      'There is no concluded asistencia of the same service whose warranty is in force.',
    ),
  },

  isSameCurrency: {
    clause: 'ours',
    label: text('misma moneda', 'same currency'),
    refusal: text(
      'Todos los montos de una asistencia van en una misma moneda: la del primero.',
      'All amounts of an asistencia are in one currency: that of the first.',
    ),
  },
  hasQuote: {
    clause: '5.1.A',
    label: text('hay cotización', 'there is a quote'),
    refusal: text(
      'Falta cotizar el servicio o la visita con un prestador idóneo.',
      'The service or the visit has not been quoted with a suitable provider yet.',
    ),
  },
  isBelowMarket: {
    clause: '5.1.E',
    label: text('menor que el precio de mercado', 'less than the market price'),
    refusal: text(
      'En hogar, lo que paga el afiliado debe ser menor que la referencia de mercado, y la cotización debe traerla.',
      'At home, what the afiliado pays must be less than the market reference, and the quote must bring one.',
    ),
  },
  isWithinTariff: {
    clause: '5.1.F',
    label: text('dentro de la tarifa', 'within the tariff'),
    refusal: text(
      'Un costo elevado de grúa foránea no se respalda: negocie hasta la tarifa de referencia, que la cotización debe traer.',
      'A high price of a long-distance tow is not backed: negotiate it down to the reference tariff, which the quote must bring.',
    ),
  },
  isPriceTold: {
    clause: '5.1.A',
    label: text('precio informado', 'price told'),
    refusal: text(
      'El precio cambió después de informarlo: informe antes al afiliado lo que pagaría ahora.',
      'The price has changed since it was told: tell the afiliado first what they would pay now.',
    ),
  },
  isPartial: { clause: '4.2', label: text('cobertura parcial', 'partial coverage') },

  isGround: { clause: '5.1.G', label: text('según el motivo', 'by the ground') },
  isNewGround: {
    clause: 'ours',
    label: text('motivo no pedido antes', 'ground not asked before'),
    refusal: text(
      'Ya se pidió una excepción por este motivo.',
      'An exception was already asked on this ground.',
    ),
  },
  isWithoutApproval: {
    clause: 'ours',
    label: text('sin excepción aprobada', 'no exception approved'),
    refusal: text('Ya hay una excepción aprobada.', 'An exception has already been approved.'),
  },
  hasObjected: {
    clause: '5.1.G',
    label: text('afiliado molesto', 'the afiliado is upset'),
    refusal: text(
      'Esta excepción es para el afiliado que se muestra molesto: registre antes su objeción.',
      'This exception is for an afiliado who is upset: record their objection first.',
    ),
  },
  sixMonthsWithoutUse: {
    clause: '5.1.G',
    label: text('seis meses sin uso', 'six months without use'),
    refusal: text(
      'El plan no cumple seis meses sin haber sido usado.',
      'The plan has not been in force for six months without use.',
    ),
  },
  internalTechnicianNetwork: {
    clause: '5.1.G',
    label: text('red de técnicos internos', 'internal technicians'),
    refusal: text(
      'En la ciudad de origen no hay red de técnicos internos.',
      'There are no internal technicians in the origin city.',
    ),
  },
  noHeavyMachinery: {
    clause: '5.1.G',
    label: text('sin maquinaria ni gran envergadura', 'no rare machinery nor large works'),
    refusal: text(
      'La solución obliga a maquinaria poco frecuente o a un trabajo de gran envergadura.',
      'The solution demands rare machinery or large works.',
    ),
  },
  firstServiceGoodwill: {
    clause: '5.1.H',
    label: text('primer servicio', 'first service'),
    refusal: text(
      'No es el primer servicio que pide el afiliado.',
      'It is not the first service that the afiliado asks for.',
    ),
  },
  isNotSpecial: {
    clause: '5.1.I',
    label: text('no es caso especial', 'not a special case'),
    refusal: text(
      'Un caso especial lo aprueba la Gerencia General: escálelo.',
      'A special case is approved by the general management: escalate it.',
    ),
  },
  isNotOwnRequest: {
    clause: 'ours',
    label: text('la pidió otra persona', 'asked by another person'),
    refusal: text(
      'Quien pidió la excepción no la puede aprobar: debe hacerlo otra persona.',
      'The person who asked for the exception may not approve it: another must.',
    ),
  },
  isFullDiscount: { clause: '5.1.G', label: text('al 100 %', 'at 100 %') },
  isFromOferta: { clause: 'ours', label: text('pedida desde la oferta', 'asked from the offer') },
  hasGoodwillToExplain: {
    clause: '5.1.H',
    label: text('cortesía por explicar', 'goodwill to explain'),
    refusal: text(
      'No hay una excepción de primer servicio aprobada y por explicar.',
      'There is no approved first-service exception left to explain.',
    ),
  },
  isGoodwillExplained: {
    clause: '5.1.H',
    label: text('se explicó que es excepcional', 'explained as exceptional'),
    refusal: text(
      'Explique antes al afiliado que el servicio se brinda como caso excepcional.',
      'Explain to the afiliado first that the service is given as an exception.',
    ),
  },
  hasDisclaimed: {
    clause: '5.1.B',
    label: text('con descargo hecho', 'disclaimer made'),
    refusal: text(
      'Informe antes que no son prestadores nuestros y que no respondemos por ellos.',
      'Say first that they are not our providers and that we do not answer for them.',
    ),
  },

  isAuthorizationOwed: { clause: '5.1.D', label: text('autorización por hacer', 'authorization owed') },
  isDenialExplained: { clause: '5.1.A', label: text('negación ya explicada', 'denial already explained') },
  hasProvider: {
    clause: 'ours',
    label: text('proveedor asignado', 'provider assigned'),
    refusal: text('No hay un proveedor asignado.', 'There is no provider assigned.'),
  },
  isLate: {
    clause: '4.3',
    label: text('tiempo vencido', 'time missed'),
    refusal: text(
      'El proveedor aún está dentro del tiempo establecido.',
      'The provider is still within the committed time.',
    ),
  },
  isWindowAhead: {
    clause: '4.3',
    label: text('ventana por venir', 'window ahead'),
    refusal: text(
      'La nueva ventana debe terminar después de este momento.',
      'The new window must end after this moment.',
    ),
  },
  isArrivalPast: {
    clause: 'ours',
    label: text('arribo ya ocurrido', 'arrival in the past'),
    refusal: text(
      'La hora de arribo no puede ser posterior a este registro.',
      'The time of arrival cannot be after this record.',
    ),
  },

  isUnanswered: {
    clause: '5.1.J',
    label: text('diagnóstico sin respuesta', 'diagnosis unanswered'),
    refusal: text(
      'Un superior ya respondió a este diagnóstico.',
      'A superior has already answered this diagnosis.',
    ),
  },
  hasExcess: {
    clause: '4.2',
    label: text('hay excedente', 'there is an excess'),
    refusal: text('El diagnóstico no deja un excedente.', 'The diagnosis leaves no excess.'),
  },
  hasNoExcess: {
    clause: '4.2',
    label: text('sin excedente', 'no excess'),
    refusal: text(
      'Hay un excedente: el afiliado debe aceptarlo o un superior aprobarlo.',
      'There is an excess: the afiliado must accept it or a superior approve it.',
    ),
  },
  isExcessBelowMarket: {
    clause: '5.1.E',
    label: text('total menor que el mercado', 'total less than the market'),
    refusal: text(
      'Con el excedente, el total del afiliado debe ser menor que la referencia de mercado del diagnóstico, que no puede faltar.',
      "With the excess, the afiliado's total must be less than the diagnosis's market reference, which cannot be missing.",
    ),
  },
  isExcessWithinTariff: {
    clause: '5.1.F',
    label: text('costo dentro de la tarifa', 'cost within the tariff'),
    refusal: text(
      'El costo de la grúa foránea supera la tarifa de referencia del diagnóstico, o esta falta: negócielo.',
      "The long-distance tow costs more than the diagnosis's reference tariff, or that is missing: negotiate it.",
    ),
  },
  isWholeExcess: { clause: '5.1.J', label: text('todo el excedente', 'the whole excess') },
  isFinishInOrder: {
    clause: 'ours',
    label: text('entre el arribo y ahora', 'between arrival and now'),
    refusal: text(
      'La hora de terminación va entre la de arribo y la de este registro.',
      'The time of finishing lies between the arrival and this record.',
    ),
  },

  isSafeSum: {
    clause: 'ours',
    label: text('suma representable', 'sum within range'),
    refusal: text('La suma de los montos es demasiado grande.', 'The sum of the amounts is too large.'),
  },
  isWithinAgreed: {
    clause: 'ours',
    label: text('no más de lo acordado', 'no more than agreed'),
    refusal: text(
      'Al afiliado no se le cobra más de lo que aceptó pagar.',
      'The afiliado is not charged more than they agreed to pay.',
    ),
  },
  isWithinCompanyLimit: {
    clause: '5.1.J',
    label: text('no más de lo autorizado', 'no more than authorized'),
    refusal: text(
      'La empresa no paga más de lo cubierto, descontado, absorbido y aprobado: pida la aprobación de un superior.',
      'The company does not pay more than what is covered, discounted, absorbed and approved: ask a superior to approve it.',
    ),
  },
} as const satisfies Record<GuardName, Rule>;
