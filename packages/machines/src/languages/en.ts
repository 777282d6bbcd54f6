import type { Catalogue } from './catalogue.ts';

/** The states and the regions that hold them; a closure has its words in `closure`. */
export const state: Catalogue['state'] = {
  autorizacion: 'Authorization of Uncovered Services',
  'autorizacion.explicacion': 'Explanation',
  'autorizacion.cotizacion': 'Quote',
  'autorizacion.oferta': 'Offer',
  'autorizacion.revisionDelSupervisor': "Supervisor's Review",
  'autorizacion.revisionDeGerencia': "Management's Review",
  'autorizacion.alternativas': 'Alternatives',
  aperturaDeAsistencia: 'Opening of the Assistance',
  asignacionProveedor: 'Provider Assignment',
  'asignacionProveedor.asignacionProveedor': 'Provider Assignment',
  'asignacionProveedor.confirmacionDelAfiliado': "Afiliado's Confirmation",
  monitoreo: 'Monitoring',
  'monitoreo.monitoreoAlProveedor': 'Monitoring the Provider',
  'monitoreo.monitoreoAlAfiliado': 'Monitoring the Afiliado',
  'monitoreo.arribo': 'Arrival',
  'monitoreo.contactacionYValidacion': 'Contact and Validation',
  prestacionDelServicio: 'Delivery of the Service',
  'prestacionDelServicio.diagnostico': 'Diagnosis',
  'prestacionDelServicio.autorizacion': 'Authorization',
  'prestacionDelServicio.prestacionDelServicio': 'Delivery of the Service',
  'prestacionDelServicio.terminacionDelServicio': 'End of the Service',
  cierre: 'Closing',
  'cierre.cargaDeCosto': 'Loading of Costs',
  'cierre.conformidadDelAfiliado': "Afiliado's Conformity",
};

/** The closure statuses of clause 4. */
export const closure: Catalogue['closure'] = {
  canceladoAlMomento: 'Cancelled at Once',
  canceladoPosterior: 'Cancelled Later',
  proveedorCancelado: 'Provider Cancelled',
  proveedorConcluido: 'Provider Finished',
  asistenciaConcluida: 'Assistance Concluded',
};

/** What each event is called. */
export const event: Catalogue['event'] = {
  'coverage.resolved': 'Coverage resolved',
  'denial.explained': 'Denial explained',
  'affiliate.objected': 'Afiliado objected',
  'request.withdrawn': 'Request withdrawn',
  'quote.received': 'Quote received',
  'price.informed': 'Price given',
  'quote.reopened': 'Quote reopened',
  'offer.accepted': 'Offer accepted',
  'offer.declined': 'Offer declined',
  'exception.requested': 'Exception requested',
  'exception.approved': 'Exception approved',
  'exception.denied': 'Exception denied',
  'exception.escalated': 'Exception escalated',
  'exception.explained': 'Exception explained',
  'alternatives.disclaimed': 'Disclaimer made',
  'alternatives.shared': 'Alternatives given',
  'alternatives.withheld': 'Alternatives withheld',
  'provider.assigned': 'Provider assigned',
  'affiliate.confirmed': 'Afiliado confirmed',
  'provider.released': 'Provider released',
  'affiliate.cancelled': 'Afiliado cancelled',
  'provider.monitored': 'Provider monitored',
  'affiliate.monitored': 'Afiliado monitored',
  'reschedule.accepted': 'Reschedule accepted',
  'reschedule.declined': 'Reschedule declined',
  'provider.arrived': 'Provider arrived',
  'contact.validated': 'Arrival validated',
  'contact.refuted': 'Arrival refuted',
  'diagnosis.recorded': 'Diagnosis recorded',
  'work.authorized': 'Work authorized',
  'excess.accepted': 'Excess accepted',
  'excess.approved': 'Excess approved',
  'excess.declined': 'Excess declined',
  'service.performed': 'Service performed',
  'service.terminated': 'Service terminated',
  'cost.loaded': 'Costs loaded',
  'cost.approved': 'Cost approved',
  'conformity.recorded': 'Conformity recorded',
};

/** Who works with a case (clause 3). */
export const role: Catalogue['role'] = {
  coordinador: 'Telephone coordinator',
  supervisor: 'Operations supervisor',
  jefe: 'Head of operations',
  gerencia: 'General management',
  analista: 'Analyst',
};

/** What is said to the afiliado with a step; the case fills `{price}` and the other places. */
export const speech: Catalogue['speech'] = {
  'denial.explained.assigned':
    'The ambulance of {provider} is assigned and arrives between {earliest} and {latest}. Your plan does not cover this service, so there is a cost for you: I will confirm how much.',
  'denial.explained.partial':
    'Your plan covers {covered} of this service; you pay the rest. I will get you the price from a suitable provider and tell you.',
  'denial.explained':
    'Let me explain why your plan does not cover this service. We can still arrange it for you: we send the provider and you pay the cost. Shall I get you the price?',
  'affiliate.objected':
    'I understand that you are upset, and I am noting it. I will ask my supervisor whether a discount is possible.',
  'price.informed.waived': 'With the exception that was authorized, the service costs you nothing.',
  'price.informed.discounted':
    'A discount of {discount} % was authorized: by {provider} it costs you {price}. Do you accept it?',
  'price.informed.visit':
    'The visit of {provider} costs you {price}. If further work is needed, we quote it before it is done. Do you accept it?',
  'price.informed': 'The service by {provider} costs you {price}. Do you accept it?',
  'offer.accepted': 'Let me confirm: you accept the service and pay {price}.',
  'exception.requested':
    'I will discuss your case with my supervisor. I will give you the answer in a few minutes.',
  'exception.explained.waived':
    'As this is your first service, we give it to you as an exception, so that you get to know it: your plan does not cover it, and next time there is a cost.',
  'exception.explained':
    'As this is your first service, and as an exception so that you get to know it, the company pays {discount} % and you pay {price}. Your plan does not cover it: next time you pay the full price.',
  'alternatives.disclaimed':
    'This service is not among those that we coordinate. I can give you options that I found on the web, but they are not our providers and we are not responsible for them.',
  'alternatives.shared':
    'These are the options that I found. Please remember that they are not our providers: you agree on price and quality with them.',
  'alternatives.withheld':
    'This service is not among those that we coordinate, and I have no option to suggest. Your request is on record.',
  'affiliate.confirmed':
    'Your service is done by {provider}, who arrives between {earliest} and {latest}. Do you confirm that you will be there?',
  'affiliate.monitored': '{provider} arrives between {earliest} and {latest}. Is everything still all right?',
  'reschedule.accepted':
    'The provider did not arrive between {earliest} and {latest}. We apologize. Do you accept another time?',
  'contact.validated': 'Is the technician of {provider} with you now?',
  'excess.accepted': 'The diagnosis found further work that costs you {excess}. Do you accept it?',
  'conformity.recorded': 'Are you satisfied with the service?',
};

/** Each guard, short, for an arrow of the diagram. */
export const guard: Catalogue['guard'] = {
  isInOrder: 'in order of time',
  hasRole: 'by an allowed role',
  isOutcome: 'by the coverage',
  isMedicalEmergency: 'ambulance in a medical emergency',
  isCoverageOpen: 'the coverage can still be corrected',
  hasWarranty: 'within the warranty',
  isSameCurrency: 'same currency',
  hasQuote: 'there is a quote',
  isBelowMarket: 'less than the market price',
  isWithinTariff: 'within the tariff',
  isPriceTold: 'price given',
  isPartial: 'partial coverage',
  isGround: 'by the ground',
  isNewGround: 'ground not asked before',
  isWithoutApproval: 'no exception approved',
  hasObjected: 'the afiliado is upset',
  sixMonthsWithoutUse: 'six months without use',
  internalTechnicianNetwork: 'internal technicians',
  noHeavyMachinery: 'no rare machinery nor large works',
  firstServiceGoodwill: 'first service',
  isNotSpecial: 'not a special case',
  isNotOwnRequest: 'asked by another person',
  isFullDiscount: 'at 100 %',
  isFromOferta: 'asked from the offer',
  hasGoodwillToExplain: 'goodwill to explain',
  isGoodwillExplained: 'explained as exceptional',
  hasDisclaimed: 'disclaimer made',
  isAuthorizationOwed: 'authorization owed',
  isDenialExplained: 'denial already explained',
  hasProvider: 'provider assigned',
  isLate: 'time missed',
  isWindowAhead: 'window ahead',
  isArrivalPast: 'arrival in the past',
  isUnanswered: 'diagnosis unanswered',
  hasExcess: 'there is an excess',
  hasNoExcess: 'no excess',
  isExcessBelowMarket: 'total less than the market',
  isExcessWithinTariff: 'cost within the tariff',
  isWholeExcess: 'the whole excess',
  isFinishInOrder: 'between arrival and now',
  isSafeSum: 'sum within range',
  isWithinAgreed: 'no more than agreed',
  isWithinCompanyLimit: 'no more than authorized',
};

/** What a coordinator hears when a guard does not hold. */
export const refusal: Catalogue['refusal'] = {
  isInOrder: 'The time of the event is before that of the last recorded event.',
  hasRole: 'Your role may not record this step.',
  isCoverageOpen:
    'The coverage can no longer be corrected: the denial was explained, the disclaimer made or a provider was assigned.',
  hasWarranty: 'There is no concluded asistencia of the same service whose warranty is in force.',
  isSameCurrency: 'All amounts of an asistencia are in one currency: that of the first.',
  hasQuote: 'The service or the visit has not been quoted with a suitable provider yet.',
  isBelowMarket:
    'At home, what the afiliado pays must be less than the market reference, and the quote must bring one.',
  isWithinTariff:
    'A high price of a long-distance tow is not backed: negotiate it down to the reference tariff, which the quote must bring.',
  isPriceTold: 'The price has changed since it was given: first tell the afiliado what they would pay now.',
  isNewGround: 'An exception was already asked on this ground.',
  isWithoutApproval: 'An exception has already been approved.',
  hasObjected: 'This exception is for an afiliado who is upset: record their objection first.',
  sixMonthsWithoutUse: 'The plan has not been in force for six months without use.',
  internalTechnicianNetwork: 'There are no internal technicians in the origin city.',
  noHeavyMachinery: 'The solution demands rare machinery or large works.',
  firstServiceGoodwill: 'It is not the first service that the afiliado asks for.',
  isNotSpecial: 'A special case is approved by the general management: escalate it.',
  isNotOwnRequest: 'The person who asked for the exception may not approve it: another must.',
  hasGoodwillToExplain: 'There is no approved first-service exception left to explain.',
  isGoodwillExplained: 'Explain to the afiliado first that the service is given as an exception.',
  hasDisclaimed: 'Say first that they are not our providers and that we do not answer for them.',
  hasProvider: 'There is no provider assigned.',
  isLate: 'The provider is still within the committed time.',
  isWindowAhead: 'The new window must end after this moment.',
  isArrivalPast: 'The time of arrival cannot be after this record.',
  isUnanswered: 'A superior has already answered this diagnosis.',
  hasExcess: 'The diagnosis leaves no excess.',
  hasNoExcess: 'There is an excess: the afiliado must accept it or a superior approve it.',
  isExcessBelowMarket:
    "With the excess, the afiliado's total must be less than the diagnosis's market reference, which cannot be missing.",
  isExcessWithinTariff:
    "The long-distance tow costs more than the diagnosis's reference tariff, or that is missing: negotiate it.",
  isFinishInOrder: 'The time of finishing lies between the arrival and this record.',
  isSafeSum: 'The sum of the amounts is too large.',
  isWithinAgreed: 'The afiliado is not charged more than they agreed to pay.',
  isWithinCompanyLimit:
    'The company does not pay more than what is covered, discounted, absorbed and approved: ask a superior to approve it.',
};

/** What is said with words of the catalogue in the places of `{0}`, `{1}`. */
export const sentence: Catalogue['sentence'] = {
  invalidEvent: 'The event is not valid.',
  theseMay: '{0} These may: {1}.',
  closed: 'The asistencia is closed already: {0}.',
  notInThisState: '"{0}" does not belong in "{1}".',
  whereAll: 'the other two where the policy asks all',
  or: ' or ',
};

/** What a value must be; `{0}` stands for the limit or the choices. */
export const valueRule: Catalogue['valueRule'] = {
  instant: 'It must be an instant that exists, with seconds and an offset: 2026-08-31T15:00:00-05:00.',
  date: 'It must be a date that exists: 2026-08-31.',
  timeZone: 'It is not a known time zone.',
  currency: 'It must be a currency of three capital letters.',
  url: 'It must be a web address.',
  window: 'The window cannot end before it begins.',
  servicesUsed: 'There cannot be more services used than requested.',
  contractedOn: 'The plan cannot be later than the day on which the asistencia is opened.',
  serviceName: 'It must have a letter or a digit.',
  person: 'It must have a visible character and no control character, and cannot be the name of the service.',
  eventType: 'There is no such type of event.',
  unreadable: 'It cannot be read.',
  missing: 'It is missing.',
  unknown: 'This field is not known.',
  choice: 'It is not one of the choices.',
  oneOf: 'It must be one of these: {0}.',
  text: 'It must be a text.',
  number: 'It must be a number.',
  whole: 'It must be a whole number.',
  yesOrNo: 'It must be yes or no: true or false.',
  list: 'It must be a list.',
  group: 'It must be an object with its fields.',
  empty: 'It cannot be empty.',
  tooShort: 'It must have at least {0} characters.',
  tooLong: 'It must have at most {0} characters.',
  tooFew: 'It must have at least {0}.',
  tooMany: 'It must have at most {0}.',
  tooSmall: 'It must be at least {0}.',
  tooLarge: 'It must be at most {0}.',
  form: 'It does not have the expected form.',
  wrong: 'It is not valid.',
};

/** In which cases a clause that a transition names applies. */
export const condition: Catalogue['condition'] = {
  isHome: 'at home',
  isLongTow: 'long-distance tow',
  isMarketTested: 'at home, where the afiliado pays',
  isTariffTested: 'long-distance tow, where the afiliado pays',
  isObjectionReviewed: 'asked for an afiliado who is upset',
  isGoodwillReviewed: 'asked for a first service',
  isSpecialReviewed: 'asked as a special case',
  isGoodwill: 'after a first-service exception',
  isProviderAssigned: 'with a provider assigned',
};

/** What each effect does. */
export const effect: Catalogue['effect'] = {
  openPendiente: 'Opens a pendiente',
  settlePendientes: 'Settles pendientes',
  cancelPendientes: 'Cancels pendientes',
  notify: 'Notifies a superior',
  releaseProvider: 'Releases the provider',
};

/** The kinds of pendiente (clause 4.9). */
export const pendiente: Catalogue['pendiente'] = {
  resolveCoverage: 'Resolve the coverage',
  completeAuthorization: 'Complete the authorization',
  requestGoodwill: 'Ask for the first-service exception',
  tellSupervisor: 'Tell the supervisor',
  reviewException: 'Review the exception',
  assignProvider: 'Assign a provider',
  warnLateAssignment: 'Warn of a late assignment',
  confirmAfiliado: 'Confirm with the afiliado',
  monitorProvider: 'Monitor the provider',
  monitorAfiliado: 'Monitor the afiliado',
  lastMonitoring: 'Last monitoring',
  checkArrival: 'Check the arrival',
  contactAfiliado: 'Contact the afiliado',
  recordDiagnosis: 'Record the diagnosis',
  authorizeWork: 'Authorize the work',
  followWork: 'Follow the work',
  confirmTermination: 'Confirm the termination',
  loadCosts: 'Load the costs',
  conformityCall: 'Conformity call',
  manual: 'Manual pendiente',
};

/** Why a pendiente refuses an event. */
export const pendienteRefusal: Catalogue['pendienteRefusal'] = {
  'role-not-allowed': 'This pendiente waits for a superior.',
  'pendiente-closed': 'The pendiente has been attended or cancelled already.',
  'pendiente-automatic':
    'An automatic pendiente is attended or cancelled by the step of the asistencia that it waits for.',
  'due-in-the-past': 'It is postponed to a time ahead.',
};

/** Why a warranty does not apply (5.2.B). */
export const warrantyFault: Catalogue['warrantyFault'] = {
  'not-concluded': 'A warranty is of an asistencia that was concluded.',
  'other-expediente': 'The asistencia of the warranty belongs to another expediente.',
  'outside-window': 'The warranty has expired.',
  'other-service': 'The warranty covers the same service: the same type and the same definition.',
  'is-warranty': 'A service given under warranty carries no further warranty.',
  'already-open': 'An asistencia under this warranty is open already.',
};

/** The categories of an asistencia (clause 4.7). */
export const category: Catalogue['category'] = {
  cobertura: 'Covered',
  conexion: 'Conexión',
  cortesia: 'Courtesy',
  garantia: 'Warranty',
};

/** The fields of forms and records, by their name. */
export const field: Catalogue['field'] = {
  address: 'Address',
  amount: 'Amount',
  arrivedAt: 'Time of arrival',
  assessment: 'Assessment of the failure',
  assignee: 'Assignee',
  call: 'Call',
  callId: 'Call',
  city: 'City',
  comment: 'Comment',
  concept: 'Concept',
  contact: 'Contact',
  contractedOn: 'Plan contracted on',
  coveredAmount: 'Covered amount',
  currency: 'Currency',
  definition: 'Definition of the service',
  direction: 'Direction',
  discountPercent: 'Discount (%)',
  dueAt: 'Due',
  earliest: 'From',
  estimatedCost: 'Estimated cost',
  finishedAt: 'Time of finishing',
  from: 'From',
  ground: 'Ground of the exception',
  heavyMachinery: 'Demands rare machinery',
  holder: 'Holder',
  id: 'Identification',
  kind: 'What is quoted',
  largeWorks: 'Large works',
  latest: 'Until',
  lines: 'Costs',
  location: 'Location',
  marketReference: 'Market reference',
  medicalEmergency: 'Medical emergency',
  name: 'Name',
  note: 'Note',
  originCity: 'Origin city',
  outcome: 'Coverage',
  payer: 'Paid by',
  percent: 'Percent (%)',
  phone: 'Phone',
  plan: 'Plan',
  price: 'Price',
  priority: 'Priority',
  provider: 'Provider',
  reason: 'Reason',
  recordingUrl: 'Recording',
  reference: 'Landmark',
  relationship: 'Relationship',
  satisfied: 'Satisfied',
  service: 'Service',
  servicesRequested: 'Services requested before',
  servicesUsed: 'Services used before',
  sources: 'Alternatives',
  startedAt: 'Started at',
  summary: 'Diagnosis',
  tariffReference: 'Reference tariff',
  text: 'Text',
  timeZone: 'Time zone',
  to: 'To',
  type: 'Type',
  unitPrice: 'Unit price',
  units: 'Units',
  url: 'Web page',
  warrantyOf: 'Warranty of',
  window: 'Time window',
};

/** The values of choices, by the value. */
export const value: Catalogue['value'] = {
  covered: 'Covered',
  partial: 'Partly covered',
  uncovered: 'Not covered',
  outsideMatrix: 'Not in the service matrix',
  warranty: 'Warranty',
  sixMonthsWithoutUse: 'Six months without use',
  internalTechnicianNetwork: 'Internal technicians',
  noHeavyMachinery: 'No rare machinery nor large works',
  firstServiceGoodwill: 'First service',
  special: 'Special case',
  service: 'Service',
  visit: 'Visit',
  internal: 'Internal technician',
  external: 'External provider',
  afiliado: 'Afiliado',
  company: 'Company',
  coordinador: 'Coordinator',
  proveedor: 'Provider',
  superior: 'Superior',
  hogar: 'Home',
  vial: 'Road',
  medica: 'Medical',
  otra: 'Other',
  emergencia: 'Emergency',
  programada: 'Scheduled',
  inbound: 'Inbound',
  outbound: 'Outbound',
  true: 'Yes',
  false: 'No',
  abierto: 'Open',
  cerrado: 'Closed',
  pendiente: 'Pending',
  atendido: 'Attended',
  cancelado: 'Cancelled',
};

/** The clauses of the procedure, in our words. */
export const clause: Catalogue['clause'] = {
  '1': 'Objective: how services that the plan does not cover are authorized and delivered.',
  '2': 'Scope: services that are improper or not covered.',
  '3': 'Responsible: telephone coordinators (CAT), operations supervisors and the head of operations.',
  '4.1': 'Cancelled at once: told that it is not covered and offered conexión, the afiliado declines.',
  '4.2':
    'Cancelled later: called to confirm or to monitor, the afiliado cancels, or refuses the cost of an excess.',
  '4.3': 'Provider cancelled: the provider missed the committed time and the afiliado refuses to reschedule.',
  '4.4': 'Provider finished: once the service is known to be finished, it is registered in the bitácora.',
  '4.5': 'Assistance concluded: the whole coordination and delivery of the service is finished.',
  '4.6':
    'Expediente: data of the holder, the contact and the place of service; it holds one or more asistencias.',
  '4.7': 'Asistencia: type, definition, category and priority of the service to give.',
  '4.8': 'Module of asistencias: the tabs A Cargo (my open ones), Abiertos (all open ones) and Todos (all).',
  '4.9': 'Module of pendientes: automatic or manual, the agenda of the expediente.',
  '4.10': 'APOLO: recording, following, concluding and archiving the requests.',
  '4.11': 'Soft phone: the calls, in and out.',
  '5.1.A':
    'Not covered: tell why, always offer the service at cost, quote it with a suitable provider (service or visit) and tell the price.',
  '5.1.B':
    'Not in the service matrix: alternatives from the web may be given, after saying that they are not our providers and that we do not answer for them.',
  '5.1.C':
    'Every request opens an expediente, a refused one too: it keeps the call and the details of the refusal.',
  '5.1.D':
    'Ambulance in a medical emergency: the authorization comes right after the provider is assigned; then it is offered at cost.',
  '5.1.E':
    'Conexión at home: what the afiliado pays must be less than what they could get on their own; road: as for a real service.',
  '5.1.F':
    'Long-distance tow where the afiliado pays an excess or all: a favourable cost is negotiated and a high one is never backed.',
  '5.1.G':
    'Not covered and the afiliado is upset: six months without use, internal technicians, or no rare machinery nor large works, and the supervisor is told, for a possible exception at a discount.',
  '5.1.H':
    "The afiliado's first service, not covered: an exception is asked of the supervisor and explained as exceptional.",
  '5.1.I': 'Special cases that the general management authorizes follow the same channel.',
  '5.1.J':
    'Every superior authorization leaves in the bitácora who authorizes the excess of coverage and why.',
  '5.2.A':
    'Conexión services pass every stage: opening, provider assignment, monitoring, delivery and closing.',
  '5.2.B': 'Conexión services carry a warranty, as covered ones do.',
  '6.I': 'Annex I: the flow of telephone coordination.',
  ours: 'A decision of this project: the procedure does not say it.',
};
