import { type Role, superiors } from '@conexion/machines';

/** Whether a role answers requests for exceptions and excesses (5.1.J). */
export const isSuperior = (role: Role): boolean => (superiors as readonly Role[]).includes(role);
