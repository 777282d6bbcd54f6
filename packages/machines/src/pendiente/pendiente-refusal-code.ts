/** Why a pendiente refuses an event. The codes are stable. */
export type PendienteRefusalCode =
  | 'role-not-allowed'
  | 'pendiente-closed'
  | 'pendiente-automatic'
  | 'due-in-the-past';
