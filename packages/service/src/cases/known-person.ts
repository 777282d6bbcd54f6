import type { Role } from '@conexion/machines';

/** A person who may be handed a case or a pendiente. */
export interface KnownPerson {
  id: string;
  name: string | null;
  role: Role;
  /**
   * A call at most a minute before the last; null of a person who is listed and has not called yet.
   */
  lastSeenAt: string | null;
}

/** A person who has called the service. */
export type SeenPerson = KnownPerson & { lastSeenAt: string };
