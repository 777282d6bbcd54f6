import type { EventType } from '../asistencia/events.ts';
import { type Text, text } from './text.ts';

/** What each event is called. */
export const eventLabels: Readonly<Record<EventType, Text>> = {
  'coverage.resolved': text('Cobertura resuelta', 'Coverage resolved'),
  'denial.explained': text('Negación explicada', 'Denial explained'),
  'affiliate.objected': text('Afiliado molesto', 'Afiliado objected'),
  'request.withdrawn': text('Solicitud retirada', 'Request withdrawn'),
  'quote.received': text('Cotización recibida', 'Quote received'),
  'price.informed': text('Precio informado', 'Price told'),
  'quote.reopened': text('Cotización reabierta', 'Quote reopened'),
  'offer.accepted': text('Oferta aceptada', 'Offer accepted'),
  'offer.declined': text('Oferta no aceptada', 'Offer declined'),
  'exception.requested': text('Excepción solicitada', 'Exception requested'),
  'exception.approved': text('Excepción aprobada', 'Exception approved'),
  'exception.denied': text('Excepción negada', 'Exception denied'),
  'exception.escalated': text('Excepción escalada', 'Exception escalated'),
  'exception.explained': text('Caso excepcional explicado', 'Exception explained'),
  'alternatives.disclaimed': text('Descargo informado', 'Disclaimer made'),
  'alternatives.shared': text('Alternativas sugeridas', 'Alternatives given'),
  'alternatives.withheld': text('Alternativas no brindadas', 'Alternatives withheld'),
  'provider.assigned': text('Proveedor asignado', 'Provider assigned'),
  'affiliate.confirmed': text('Afiliado confirma', 'Afiliado confirmed'),
  'provider.released': text('Proveedor liberado', 'Provider released'),
  'affiliate.cancelled': text('Afiliado cancela', 'Afiliado cancelled'),
  'provider.monitored': text('Proveedor monitoreado', 'Provider monitored'),
  'affiliate.monitored': text('Afiliado monitoreado', 'Afiliado monitored'),
  'reschedule.accepted': text('Reprogramación aceptada', 'Reschedule accepted'),
  'reschedule.declined': text('Reprogramación no aceptada', 'Reschedule declined'),
  'provider.arrived': text('Proveedor en sitio', 'Provider arrived'),
  'contact.validated': text('Arribo validado', 'Arrival validated'),
  'contact.refuted': text('Arribo desmentido', 'Arrival refuted'),
  'diagnosis.recorded': text('Diagnóstico registrado', 'Diagnosis recorded'),
  'work.authorized': text('Trabajo autorizado', 'Work authorized'),
  'excess.accepted': text('Excedente aceptado', 'Excess accepted'),
  'excess.approved': text('Excedente aprobado', 'Excess approved'),
  'excess.declined': text('Excedente no aceptado', 'Excess declined'),
  'service.performed': text('Servicio realizado', 'Service performed'),
  'service.terminated': text('Servicio terminado', 'Service terminated'),
  'cost.loaded': text('Costos cargados', 'Costs loaded'),
  'cost.approved': text('Costo aprobado', 'Cost approved'),
  'conformity.recorded': text('Conformidad registrada', 'Conformity recorded'),
};

/** What each effect does. */
export const effectLabels = {
  openPendiente: text('Abre un pendiente', 'Opens a pendiente'),
  openAgenda: text('Abre pendientes', 'Opens pendientes'),
  settlePendientes: text('Atiende pendientes', 'Settles pendientes'),
  cancelPendientes: text('Cancela pendientes', 'Cancels pendientes'),
  notify: text('Da aviso a un superior', 'Tells a superior'),
  releaseProvider: text('Libera al proveedor', 'Releases the provider'),
} as const;
