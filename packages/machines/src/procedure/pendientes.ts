import { type Text, text } from './text.ts';

/** The kinds of pendiente: the automatic ones of DOMAIN §7, and `manual` (clause 4.9). */
export const pendientes = {
  resolveCoverage: text('Resolver la cobertura', 'Resolve the coverage'),
  completeAuthorization: text('Completar la autorización', 'Complete the authorization'),
  requestGoodwill: text('Solicitar la excepción de primer servicio', 'Ask for the first-service exception'),
  tellSupervisor: text('Dar aviso al supervisor', 'Tell the supervisor'),
  reviewException: text('Revisar la excepción', 'Review the exception'),
  assignProvider: text('Asignar proveedor', 'Assign a provider'),
  warnLateAssignment: text('Avisar asignación tardía', 'Warn of a late assignment'),
  confirmAfiliado: text('Confirmar con el afiliado', 'Confirm with the afiliado'),
  monitorProvider: text('Monitorear al proveedor', 'Monitor the provider'),
  monitorAfiliado: text('Monitorear al afiliado', 'Monitor the afiliado'),
  lastMonitoring: text('Último monitoreo', 'Last monitoring'),
  checkArrival: text('Verificar el arribo', 'Check the arrival'),
  contactAfiliado: text('Contactar al afiliado', 'Contact the afiliado'),
  recordDiagnosis: text('Registrar el diagnóstico', 'Record the diagnosis'),
  authorizeWork: text('Autorizar el trabajo', 'Authorize the work'),
  followWork: text('Seguir el trabajo', 'Follow the work'),
  confirmTermination: text('Confirmar la terminación', 'Confirm the termination'),
  loadCosts: text('Cargar los costos', 'Load the costs'),
  conformityCall: text('Llamada de conformidad', 'Conformity call'),
  manual: text('Pendiente manual', 'Manual pendiente'),
} as const satisfies Record<string, Text>;

/** The kinds of pendientes: the automatic ones and `manual`. */
export type PendienteKind = keyof typeof pendientes;
/** The kinds of pendientes that the machine opens and settles. */
export type AutomaticKind = Exclude<PendienteKind, 'manual'>;
