import { type By, coordinating } from '@conexion/machines';
import type { Refused } from './outcome.ts';

/** Why a caller may not work on cases at all: an analyst reads everything and sends nothing. */
export const roleRefusal = ({ role }: By): Refused | null =>
  coordinating.includes(role) ? null : { outcome: 'role-not-allowed', roles: coordinating };
