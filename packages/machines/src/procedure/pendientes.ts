/** The kinds of pendiente: the automatic ones of DOMAIN §7, and `manual` (clause 4.9). */
export const pendienteKinds = [
  'resolveCoverage',
  'completeAuthorization',
  'requestGoodwill',
  'tellSupervisor',
  'reviewException',
  'assignProvider',
  'warnLateAssignment',
  'confirmAfiliado',
  'monitorProvider',
  'monitorAfiliado',
  'lastMonitoring',
  'checkArrival',
  'contactAfiliado',
  'recordDiagnosis',
  'authorizeWork',
  'followWork',
  'confirmTermination',
  'loadCosts',
  'conformityCall',
  'manual',
] as const;

/** The kinds of pendientes: the automatic ones and `manual`. */
export type PendienteKind = (typeof pendienteKinds)[number];
/** The kinds of pendientes that the machine opens and settles. */
export type AutomaticKind = Exclude<PendienteKind, 'manual'>;

/**
 * The work that begins once a provider is on the way: its due times follow the committed window.
 */
export const monitoringKinds = [
  'monitorProvider',
  'lastMonitoring',
  'checkArrival',
] as const satisfies AutomaticKind[];
/** The kinds whose due times follow the committed window. */
export type MonitoringKind = (typeof monitoringKinds)[number];
/** The kinds that are due some minutes after they are opened. */
export type MinutesKind = Exclude<AutomaticKind, MonitoringKind>;
