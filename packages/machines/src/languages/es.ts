import type { Catalogue } from './catalogue.ts';
import { fields, values } from './es-fields.ts';

/** The states and the regions that hold them; a closure has its words in `closure`. */
export const state: Catalogue['state'] = {
  autorizacion: 'Autorización de Servicios sin Cobertura',
  'autorizacion.explicacion': 'Explicación',
  'autorizacion.cotizacion': 'Cotización',
  'autorizacion.oferta': 'Oferta',
  'autorizacion.revisionDelSupervisor': 'Revisión del Supervisor',
  'autorizacion.revisionDeGerencia': 'Revisión de Gerencia',
  'autorizacion.alternativas': 'Alternativas',
  aperturaDeAsistencia: 'Apertura de Asistencia',
  asignacionProveedor: 'Asignación Proveedor',
  'asignacionProveedor.asignacionProveedor': 'Asignación Proveedor',
  'asignacionProveedor.confirmacionDelAfiliado': 'Confirmación del Afiliado',
  monitoreo: 'Monitoreo',
  'monitoreo.monitoreoAlProveedor': 'Monitoreo al Proveedor',
  'monitoreo.monitoreoAlAfiliado': 'Monitoreo al Afiliado',
  'monitoreo.arribo': 'Arribo',
  'monitoreo.contactacionYValidacion': 'Contactación y Validación',
  prestacionDelServicio: 'Prestación del Servicio',
  'prestacionDelServicio.diagnostico': 'Diagnóstico',
  'prestacionDelServicio.autorizacion': 'Autorización',
  'prestacionDelServicio.prestacionDelServicio': 'Prestación del Servicio',
  'prestacionDelServicio.terminacionDelServicio': 'Terminación del Servicio',
  cierre: 'Cierre',
  'cierre.cargaDeCosto': 'Carga de Costo',
  'cierre.conformidadDelAfiliado': 'Conformidad del Afiliado',
};

/** The closure statuses of clause 4. */
export const closure: Catalogue['closure'] = {
  canceladoAlMomento: 'Cancelado al Momento',
  canceladoPosterior: 'Cancelado Posterior',
  proveedorCancelado: 'Proveedor Cancelado',
  proveedorConcluido: 'Proveedor Concluido',
  asistenciaConcluida: 'Asistencia Concluida',
};

/** What each event is called. */
export const event: Catalogue['event'] = {
  'coverage.resolved': 'Cobertura resuelta',
  'denial.explained': 'Negación explicada',
  'affiliate.objected': 'Afiliado molesto',
  'request.withdrawn': 'Solicitud retirada',
  'quote.received': 'Cotización recibida',
  'price.informed': 'Precio informado',
  'quote.reopened': 'Cotización reabierta',
  'offer.accepted': 'Oferta aceptada',
  'offer.declined': 'Oferta no aceptada',
  'exception.requested': 'Excepción solicitada',
  'exception.approved': 'Excepción aprobada',
  'exception.denied': 'Excepción negada',
  'exception.escalated': 'Excepción escalada',
  'exception.explained': 'Caso excepcional explicado',
  'alternatives.disclaimed': 'Descargo informado',
  'alternatives.shared': 'Alternativas sugeridas',
  'alternatives.withheld': 'Alternativas no brindadas',
  'provider.assigned': 'Proveedor asignado',
  'affiliate.confirmed': 'Afiliado confirma',
  'provider.released': 'Proveedor liberado',
  'affiliate.cancelled': 'Afiliado cancela',
  'provider.monitored': 'Proveedor monitoreado',
  'affiliate.monitored': 'Afiliado monitoreado',
  'reschedule.accepted': 'Reprogramación aceptada',
  'reschedule.declined': 'Reprogramación no aceptada',
  'provider.arrived': 'Proveedor en sitio',
  'contact.validated': 'Arribo validado',
  'contact.refuted': 'Arribo desmentido',
  'diagnosis.recorded': 'Diagnóstico registrado',
  'work.authorized': 'Trabajo autorizado',
  'excess.accepted': 'Excedente aceptado',
  'excess.approved': 'Excedente aprobado',
  'excess.declined': 'Excedente no aceptado',
  'service.performed': 'Servicio realizado',
  'service.terminated': 'Servicio terminado',
  'cost.loaded': 'Costos cargados',
  'cost.approved': 'Costo aprobado',
  'conformity.recorded': 'Conformidad registrada',
};

/** Who works with a case (clause 3). */
export const role: Catalogue['role'] = {
  coordinador: 'Coordinador telefónico',
  supervisor: 'Supervisor de operaciones',
  jefe: 'Jefe de operaciones',
  gerencia: 'Gerencia general',
  analista: 'Analista',
};

/** What is said to the afiliado with a step; the case fills `{price}` and the other places. */
export const speech: Catalogue['speech'] = {
  'denial.explained.assigned':
    'La ambulancia de {provider} ya está asignada y llega entre {earliest} y {latest}. Su plan no cubre este servicio, así que tiene un costo para usted: ya le confirmo cuánto.',
  'denial.explained.partial':
    'Su plan cubre {covered} de este servicio; lo demás lo paga usted. Voy a conseguirle el precio con un prestador idóneo y se lo informo.',
  'denial.explained':
    'Le explico por qué su plan no cubre este servicio. Igual se lo podemos coordinar en conexión: nosotros enviamos al prestador y usted paga el costo. ¿Le consigo el precio?',
  'affiliate.objected':
    'Entiendo su molestia y la dejo registrada. Voy a consultar con mi supervisor si es posible un descuento.',
  'price.informed.waived': 'Con la excepción que le autorizaron, el servicio no tiene costo para usted.',
  'price.informed.discounted':
    'Le autorizaron un descuento del {discount} %: con {provider} le queda en {price}. ¿Lo acepta?',
  'price.informed.visit':
    'La visita de {provider} le cuesta {price}. Si hace falta un trabajo adicional, se lo cotizamos antes de hacerlo. ¿La acepta?',
  'price.informed': 'El servicio con {provider} le cuesta {price}. ¿Lo acepta?',
  'offer.accepted': 'Le confirmo: usted acepta el servicio y paga {price}.',
  'exception.requested':
    'Voy a consultar su caso con mi supervisor. Le comunico la respuesta en unos minutos.',
  'exception.explained.waived':
    'Por ser su primer servicio, se lo brindamos como un caso excepcional para que lo conozca: su plan no lo cubre, y las próximas veces tendrá costo.',
  'exception.explained':
    'Por ser su primer servicio, y como un caso excepcional para que lo conozca, la empresa asume el {discount} % y usted paga {price}. Su plan no lo cubre: las próximas veces paga el precio completo.',
  'alternatives.disclaimed':
    'Este servicio no está entre los que coordinamos. Puedo darle opciones que encontré en la web, pero no son prestadores nuestros y no respondemos por ellos.',
  'alternatives.shared':
    'Estas son las opciones que encontré. Le recuerdo que no son prestadores nuestros: el precio y la calidad los acuerda usted con ellos.',
  'alternatives.withheld':
    'Este servicio no está entre los que coordinamos, y no tengo una opción que sugerirle. Su solicitud queda registrada.',
  'affiliate.confirmed':
    'Su servicio lo atiende {provider} y llega entre {earliest} y {latest}. ¿Me confirma que lo espera?',
  'affiliate.monitored': '{provider} llega entre {earliest} y {latest}. ¿Todo sigue bien por allá?',
  'reschedule.accepted':
    'El proveedor no llegó entre {earliest} y {latest}. Le pedimos disculpas. ¿Acepta una nueva hora?',
  'contact.validated': '¿Ya está con usted el técnico de {provider}?',
  'excess.accepted': 'El diagnóstico encontró un trabajo adicional que le cuesta {excess}. ¿Lo acepta?',
  'conformity.recorded': '¿Quedó conforme con el servicio?',
};

/** Each guard, short, for an arrow of the diagram. */
export const guard: Catalogue['guard'] = {
  isInOrder: 'en orden de tiempo',
  hasRole: 'con el rol que corresponde',
  isOutcome: 'según la cobertura',
  isMedicalEmergency: 'ambulancia en emergencia médica',
  isCoverageOpen: 'la cobertura aún se puede corregir',
  hasWarranty: 'dentro de la garantía',
  isSameCurrency: 'misma moneda',
  hasQuote: 'hay cotización',
  isBelowMarket: 'menor que el precio de mercado',
  isWithinTariff: 'dentro de la tarifa',
  isPriceTold: 'precio informado',
  isPartial: 'cobertura parcial',
  isGround: 'según el motivo',
  isNewGround: 'motivo no pedido antes',
  isWithoutApproval: 'sin excepción aprobada',
  hasObjected: 'afiliado molesto',
  sixMonthsWithoutUse: 'seis meses sin uso',
  internalTechnicianNetwork: 'red de técnicos internos',
  noHeavyMachinery: 'sin maquinaria ni gran envergadura',
  firstServiceGoodwill: 'primer servicio',
  isNotSpecial: 'no es caso especial',
  isNotOwnRequest: 'la pidió otra persona',
  isFullDiscount: 'al 100 %',
  isFromOferta: 'pedida desde la oferta',
  hasGoodwillToExplain: 'cortesía por explicar',
  isGoodwillExplained: 'se explicó que es excepcional',
  hasDisclaimed: 'con descargo hecho',
  isAuthorizationOwed: 'autorización por hacer',
  isDenialExplained: 'negación ya explicada',
  hasProvider: 'proveedor asignado',
  isLate: 'tiempo vencido',
  isWindowAhead: 'ventana por venir',
  isArrivalPast: 'arribo ya ocurrido',
  isUnanswered: 'diagnóstico sin respuesta',
  hasExcess: 'hay excedente',
  hasNoExcess: 'sin excedente',
  isExcessBelowMarket: 'total menor que el mercado',
  isExcessWithinTariff: 'costo dentro de la tarifa',
  isWholeExcess: 'todo el excedente',
  isFinishInOrder: 'entre el arribo y ahora',
  isSafeSum: 'suma representable',
  isWithinAgreed: 'no más de lo acordado',
  isWithinCompanyLimit: 'no más de lo autorizado',
};

/** What a coordinator hears when a guard does not hold. */
export const refusal: Catalogue['refusal'] = {
  isInOrder: 'La hora del evento es anterior a la del último evento registrado.',
  hasRole: 'Su rol no puede registrar este paso.',
  isCoverageOpen:
    'La cobertura ya no se corrige: la negación se explicó, se hizo el descargo o ya hubo un proveedor asignado.',
  hasWarranty: 'No hay una asistencia concluida del mismo servicio cuya garantía esté vigente.',
  isSameCurrency: 'Todos los montos de una asistencia van en una misma moneda: la del primero.',
  hasQuote: 'Falta cotizar el servicio o la visita con un prestador idóneo.',
  isBelowMarket:
    'En hogar, lo que paga el afiliado debe ser menor que la referencia de mercado, y la cotización debe traerla.',
  isWithinTariff:
    'Un costo elevado de grúa foránea no se respalda: negocie hasta la tarifa de referencia, que la cotización debe traer.',
  isPriceTold: 'El precio cambió después de informarlo: informe antes al afiliado lo que pagaría ahora.',
  isNewGround: 'Ya se pidió una excepción por este motivo.',
  isWithoutApproval: 'Ya hay una excepción aprobada.',
  hasObjected: 'Esta excepción es para el afiliado que se muestra molesto: registre antes su objeción.',
  sixMonthsWithoutUse: 'El plan no cumple seis meses sin haber sido usado.',
  internalTechnicianNetwork: 'En la ciudad de origen no hay red de técnicos internos.',
  noHeavyMachinery: 'La solución obliga a maquinaria poco frecuente o a un trabajo de gran envergadura.',
  firstServiceGoodwill: 'No es el primer servicio que pide el afiliado.',
  isNotSpecial: 'Un caso especial lo aprueba la Gerencia General: escálelo.',
  isNotOwnRequest: 'Quien pidió la excepción no la puede aprobar: debe hacerlo otra persona.',
  hasGoodwillToExplain: 'No hay una excepción de primer servicio aprobada y por explicar.',
  isGoodwillExplained: 'Explique antes al afiliado que el servicio se brinda como caso excepcional.',
  hasDisclaimed: 'Informe antes que no son prestadores nuestros y que no respondemos por ellos.',
  hasProvider: 'No hay un proveedor asignado.',
  isLate: 'El proveedor aún está dentro del tiempo establecido.',
  isWindowAhead: 'La nueva ventana debe terminar después de este momento.',
  isArrivalPast: 'La hora de arribo no puede ser posterior a este registro.',
  isUnanswered: 'Un superior ya respondió a este diagnóstico.',
  hasExcess: 'El diagnóstico no deja un excedente.',
  hasNoExcess: 'Hay un excedente: el afiliado debe aceptarlo o un superior aprobarlo.',
  isExcessBelowMarket:
    'Con el excedente, el total del afiliado debe ser menor que la referencia de mercado del diagnóstico, que no puede faltar.',
  isExcessWithinTariff:
    'El costo de la grúa foránea supera la tarifa de referencia del diagnóstico, o esta falta: negócielo.',
  isFinishInOrder: 'La hora de terminación va entre la de arribo y la de este registro.',
  isSafeSum: 'La suma de los montos es demasiado grande.',
  isWithinAgreed: 'Al afiliado no se le cobra más de lo que aceptó pagar.',
  isWithinCompanyLimit:
    'La empresa no paga más de lo cubierto, descontado, absorbido y aprobado: pida la aprobación de un superior.',
};

/** What is said with words of the catalogue in the places of `{0}`, `{1}`. */
export const sentence: Catalogue['sentence'] = {
  invalidEvent: 'El evento no es válido.',
  theseMay: '{0} Pueden: {1}.',
  closed: 'La asistencia ya se cerró: {0}.',
  notInThisState: '«{0}» no corresponde en «{1}».',
  whereAll: 'las otras dos si la política las pide todas',
  or: ' o ',
};

/** What a value must be; `{0}` stands for the limit or the choices. */
export const valueRule: Catalogue['valueRule'] = {
  instant: 'Debe ser un instante que exista, con segundos y zona: 2026-08-31T15:00:00-05:00.',
  date: 'Debe ser una fecha que exista: 2026-08-31.',
  timeZone: 'No es una zona horaria conocida.',
  currency: 'Debe ser una moneda de tres letras mayúsculas.',
  url: 'Debe ser una dirección web.',
  window: 'La ventana no puede terminar antes de empezar.',
  servicesUsed: 'No puede haber más servicios usados que pedidos.',
  contractedOn: 'El plan no puede ser posterior al día en que se abre la asistencia.',
  serviceName: 'Debe tener al menos una letra o un número.',
  person:
    'Debe tener al menos un carácter visible y ninguno de control, y no puede ser el nombre del servicio.',
  eventType: 'Este tipo de evento no existe.',
  unreadable: 'No se puede leer.',
  missing: 'Falta.',
  unknown: 'No se conoce este campo.',
  choice: 'No es una de las opciones.',
  oneOf: 'Debe ser una de estas opciones: {0}.',
  text: 'Debe ser un texto.',
  number: 'Debe ser un número.',
  whole: 'Debe ser un número entero.',
  yesOrNo: 'Debe ser sí o no: true o false.',
  list: 'Debe ser una lista.',
  group: 'Debe ser un objeto con sus campos.',
  empty: 'No puede quedar vacío.',
  tooShort: 'Debe tener al menos {0} caracteres.',
  tooLong: 'No puede pasar de {0} caracteres.',
  tooFew: 'Debe tener al menos {0}.',
  tooMany: 'No puede tener más de {0}.',
  tooSmall: 'No puede ser menor que {0}.',
  tooLarge: 'No puede ser mayor que {0}.',
  form: 'No tiene la forma esperada.',
  wrong: 'No es válido.',
};

/** In which cases a clause that a transition names applies. */
export const condition: Catalogue['condition'] = {
  isHome: 'en hogar',
  isLongTow: 'grúa foránea',
  isMarketTested: 'en hogar, si el afiliado paga algo',
  isTariffTested: 'grúa foránea, si el afiliado paga algo',
  isObjectionReviewed: 'pedida por un afiliado molesto',
  isGoodwillReviewed: 'pedida por ser el primer servicio',
  isSpecialReviewed: 'pedida como caso especial',
  isGoodwill: 'tras la excepción de primer servicio',
  isProviderAssigned: 'con proveedor asignado',
};

/** What each effect does. */
export const effect: Catalogue['effect'] = {
  openPendiente: 'Abre un pendiente',
  settlePendientes: 'Atiende pendientes',
  cancelPendientes: 'Cancela pendientes',
  notify: 'Da aviso a un superior',
  releaseProvider: 'Libera al proveedor',
};

/** The kinds of pendiente (clause 4.9). */
export const pendiente: Catalogue['pendiente'] = {
  resolveCoverage: 'Resolver la cobertura',
  completeAuthorization: 'Completar la autorización',
  requestGoodwill: 'Solicitar la excepción de primer servicio',
  tellSupervisor: 'Dar aviso al supervisor',
  reviewException: 'Revisar la excepción',
  assignProvider: 'Asignar proveedor',
  warnLateAssignment: 'Avisar asignación tardía',
  confirmAfiliado: 'Confirmar con el afiliado',
  monitorProvider: 'Monitorear al proveedor',
  monitorAfiliado: 'Monitorear al afiliado',
  lastMonitoring: 'Último monitoreo',
  checkArrival: 'Verificar el arribo',
  contactAfiliado: 'Contactar al afiliado',
  recordDiagnosis: 'Registrar el diagnóstico',
  authorizeWork: 'Autorizar el trabajo',
  followWork: 'Seguir el trabajo',
  confirmTermination: 'Confirmar la terminación',
  loadCosts: 'Cargar los costos',
  conformityCall: 'Llamada de conformidad',
  manual: 'Pendiente manual',
};

/** Why a pendiente refuses an event. */
export const pendienteRefusal: Catalogue['pendienteRefusal'] = {
  'role-not-allowed': 'Este pendiente espera a un superior.',
  'pendiente-closed': 'El pendiente ya se atendió o se canceló.',
  'pendiente-automatic':
    'Un pendiente automático lo atiende o lo cancela el paso de la asistencia que lo espera.',
  'due-in-the-past': 'Se pospone a una hora por venir.',
};

/** Why a warranty does not apply (5.2.B). */
export const warrantyFault: Catalogue['warrantyFault'] = {
  'not-concluded': 'La garantía es de una asistencia concluida.',
  'other-expediente': 'La asistencia de la garantía es de otro expediente.',
  'outside-window': 'La garantía ya venció.',
  'other-service': 'La garantía cubre el mismo servicio: el mismo tipo y la misma definición.',
  'is-warranty': 'Lo que se brindó en garantía no tiene otra garantía.',
  'already-open': 'Ya hay una asistencia abierta por esta garantía.',
};

/** The categories of an asistencia (clause 4.7). */
export const category: Catalogue['category'] = {
  cobertura: 'Cobertura',
  conexion: 'Conexión',
  cortesia: 'Cortesía',
  garantia: 'Garantía',
};

/** The clauses of the procedure, in our words. */
export const clause: Catalogue['clause'] = {
  '1': 'Objetivo: cómo se autorizan y se prestan los servicios que el plan no cubre.',
  '2': 'Alcance: los servicios improcedentes o que no están en cobertura.',
  '3': 'Responsables: coordinadores telefónicos (CAT), supervisores de operaciones y jefe de operaciones.',
  '4.1': 'Cancelado al Momento: se informa que no hay cobertura, se ofrece conexión y el afiliado no acepta.',
  '4.2':
    'Cancelado Posterior: el afiliado cancela cuando se le llama a confirmar o monitorear, o no acepta el costo de un excedente.',
  '4.3': 'Proveedor Cancelado: el proveedor no cumple el tiempo fijado y el afiliado no acepta reprogramar.',
  '4.4': 'Proveedor Concluido: al saberse que el servicio terminó, se registra en la bitácora.',
  '4.5': 'Asistencia Concluida: terminó todo el proceso de coordinación y realización del servicio.',
  '4.6':
    'Expediente: datos del titular, del contacto y del lugar del servicio; contiene una o más asistencias.',
  '4.7': 'Asistencia: tipo, definición, categoría y prioridad del servicio a brindar.',
  '4.8': 'Módulo de Asistencia: las pestañas A Cargo (mis abiertos), Abiertos (todos los abiertos) y Todos.',
  '4.9': 'Módulo de Pendientes: automáticos o manuales, la agenda de trabajo del expediente.',
  '4.10': 'APOLO: registro, seguimiento, conclusión y archivo de las solicitudes.',
  '4.11': 'Soft phone: las llamadas entrantes y salientes.',
  '5.1.A':
    'Sin cobertura: se explica el motivo, se ofrece siempre el servicio con costo, se cotiza con un prestador idóneo (servicio o visita) y se informa el precio.',
  '5.1.B':
    'Fuera de la matriz de servicios: se pueden sugerir alternativas de la web, avisando antes que no son prestadores nuestros y que no respondemos por ellos.',
  '5.1.C':
    'Toda solicitud abre un expediente, también la que se niega: guarda la llamada y los pormenores de la negación.',
  '5.1.D':
    'Ambulancia en emergencia médica: la autorización va inmediatamente después de asignar al proveedor; entonces se ofrece con costo.',
  '5.1.E':
    'Conexión de hogar: lo que paga el afiliado debe ser menor que lo que conseguiría por sus medios; vial: como un servicio real.',
  '5.1.F':
    'Grúa foránea con excedente o costo total para el afiliado: se negocia un costo favorable y nunca se respalda uno elevado.',
  '5.1.G':
    'Sin cobertura y afiliado molesto: con seis meses sin uso, red de técnicos internos o sin maquinaria poco frecuente ni gran envergadura, se avisa al supervisor para una posible excepción con descuento.',
  '5.1.H':
    'Primer servicio del afiliado y sin cobertura: se pide una excepción al supervisor y se explica que se brinda como caso excepcional.',
  '5.1.I': 'Casos especiales que autoriza la Gerencia General: siguen el mismo canal.',
  '5.1.J':
    'Toda autorización superior deja en la bitácora quién autoriza el excedente de cobertura y el motivo.',
  '5.2.A':
    'Los servicios en conexión cumplen cada etapa: apertura, asignación de proveedor, monitoreo, prestación del servicio y cierre.',
  '5.2.B': 'Los servicios en conexión tienen garantía, como los de cobertura.',
  '6.I': 'Anexo I: el flujo de coordinación telefónica.',
  ours: 'Decisión de este proyecto: el procedimiento no lo dice.',
};

/** The fields of forms and records, by their name. */
export const field: Catalogue['field'] = fields;

/** The values of choices, by the value. */
export const value: Catalogue['value'] = values;
