import { type Text, text } from './text.ts';

/**
 * The clauses of the procedure, in our words. Every transition, guard and required field cites one of
 * them; `ours` marks what the procedure does not say and this project decided (docs/adr tells why).
 */
export const clauses = {
  '1': text(
    'Objetivo: cómo se autorizan y se prestan los servicios que el plan no cubre.',
    'Objective: how services that the plan does not cover are authorized and delivered.',
  ),
  '2': text(
    'Alcance: los servicios improcedentes o que no están en cobertura.',
    'Scope: services that are improper or not covered.',
  ),
  '3': text(
    'Responsables: coordinadores telefónicos (CAT), supervisores de operaciones y jefe de operaciones.',
    'Responsible: telephone coordinators (CAT), operations supervisors and the head of operations.',
  ),
  '4.1': text(
    'Cancelado al Momento: se informa que no hay cobertura, se ofrece conexión y el afiliado no acepta.',
    'Cancelled at once: told that it is not covered and offered conexión, the afiliado declines.',
  ),
  '4.2': text(
    'Cancelado Posterior: el afiliado cancela cuando se le llama a confirmar o monitorear, o no acepta el costo de un excedente.',
    'Cancelled later: called to confirm or to monitor, the afiliado cancels, or refuses the cost of an excess.',
  ),
  '4.3': text(
    'Proveedor Cancelado: el proveedor no cumple el tiempo fijado y el afiliado no acepta reprogramar.',
    'Provider cancelled: the provider missed the committed time and the afiliado refuses to reschedule.',
  ),
  '4.4': text(
    'Proveedor Concluido: al saberse que el servicio terminó, se registra en la bitácora.',
    'Provider finished: once the service is known to be finished, it is registered in the bitácora.',
  ),
  '4.5': text(
    'Asistencia Concluida: terminó todo el proceso de coordinación y realización del servicio.',
    'Assistance concluded: the whole coordination and delivery of the service is finished.',
  ),
  '4.6': text(
    'Expediente: datos del titular, del contacto y del lugar del servicio; contiene una o más asistencias.',
    'Expediente: data of the holder, the contact and the place of service; it holds one or more asistencias.',
  ),
  '4.7': text(
    'Asistencia: tipo, definición, categoría y prioridad del servicio a brindar.',
    'Asistencia: type, definition, category and priority of the service to give.',
  ),
  '4.8': text(
    'Módulo de Asistencia: las pestañas A Cargo (mis abiertos), Abiertos (todos los abiertos) y Todos.',
    'Module of asistencias: the tabs A Cargo (my open ones), Abiertos (all open ones) and Todos (all).',
  ),
  '4.9': text(
    'Módulo de Pendientes: automáticos o manuales, la agenda de trabajo del expediente.',
    'Module of pendientes: automatic or manual, the agenda of the expediente.',
  ),
  '4.10': text(
    'APOLO: registro, seguimiento, conclusión y archivo de las solicitudes.',
    'APOLO: recording, following, concluding and archiving the requests.',
  ),
  '4.11': text('Soft phone: las llamadas entrantes y salientes.', 'Soft phone: the calls, in and out.'),
  '5.1.A': text(
    'Sin cobertura: se explica el motivo, se ofrece siempre el servicio con costo, se cotiza con un prestador idóneo (servicio o visita) y se informa el precio.',
    'Not covered: tell why, always offer the service at cost, quote it with a suitable provider (service or visit) and tell the price.',
  ),
  '5.1.B': text(
    'Fuera de la matriz de servicios: se pueden sugerir alternativas de la web, avisando antes que no son prestadores nuestros y que no respondemos por ellos.',
    'Not in the service matrix: alternatives from the web may be given, after saying that they are not our providers and that we do not answer for them.',
  ),
  '5.1.C': text(
    'Toda solicitud abre un expediente, también la que se niega: guarda la llamada y los pormenores de la negación.',
    'Every request opens an expediente, a refused one too: it keeps the call and the details of the refusal.',
  ),
  '5.1.D': text(
    'Ambulancia en emergencia médica: la autorización va inmediatamente después de asignar al proveedor; entonces se ofrece con costo.',
    'Ambulance in a medical emergency: the authorization comes right after the provider is assigned; then it is offered at cost.',
  ),
  '5.1.E': text(
    'Conexión de hogar: lo que paga el afiliado debe ser menor que lo que conseguiría por sus medios; vial: como un servicio real.',
    'Conexión at home: what the afiliado pays must be less than what they could get on their own; road: as for a real service.',
  ),
  '5.1.F': text(
    'Grúa foránea con excedente o costo total para el afiliado: se negocia un costo favorable y nunca se respalda uno elevado.',
    'Long-distance tow where the afiliado pays an excess or all: a favourable cost is negotiated and a high one is never backed.',
  ),
  '5.1.G': text(
    'Sin cobertura y afiliado molesto: con seis meses sin uso, red de técnicos internos o sin maquinaria poco frecuente ni gran envergadura, se avisa al supervisor para una posible excepción con descuento.',
    'Not covered and the afiliado is upset: six months without use, internal technicians, or no rare machinery nor large works, and the supervisor is told, for a possible exception at a discount.',
  ),
  '5.1.H': text(
    'Primer servicio del afiliado y sin cobertura: se pide una excepción al supervisor y se explica que se brinda como caso excepcional.',
    "The afiliado's first service, not covered: an exception is asked of the supervisor and explained as exceptional.",
  ),
  '5.1.I': text(
    'Casos especiales que autoriza la Gerencia General: siguen el mismo canal.',
    'Special cases that the general management authorizes follow the same channel.',
  ),
  '5.1.J': text(
    'Toda autorización superior deja en la bitácora quién autoriza el excedente de cobertura y el motivo.',
    'Every superior authorization leaves in the bitácora who authorizes the excess of coverage and why.',
  ),
  '5.2.A': text(
    'Los servicios en conexión cumplen cada etapa: apertura, asignación de proveedor, monitoreo, prestación del servicio y cierre.',
    'Conexión services pass every stage: opening, provider assignment, monitoring, delivery and closing.',
  ),
  '5.2.B': text(
    'Los servicios en conexión tienen garantía, como los de cobertura.',
    'Conexión services carry a warranty, as covered ones do.',
  ),
  '6.I': text(
    'Anexo I: el flujo de coordinación telefónica.',
    'Annex I: the flow of telephone coordination.',
  ),
  ours: text(
    'Decisión de este proyecto: el procedimiento no lo dice.',
    'A decision of this project: the procedure does not say it.',
  ),
} as const satisfies Record<string, Text>;

/** A clause of the written procedure, or `ours` for a rule that it leaves open. */
export type ClauseId = keyof typeof clauses;
