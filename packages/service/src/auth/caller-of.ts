import { type By, type Role, roles } from '@conexion/machines';
import { by, isPlain, isReserved, isSeen, isVisible } from '@conexion/machines/values';
import type { JWTPayload } from 'jose';
import { findUnstorable } from '../cases/unstorable.ts';

/** Where the tokens of an identity provider say who calls. */
export interface Claims {
  /**
   * The claim with the role, or with a list of roles: its name, or a path with dots such as
   * `realm_access.roles`. `role` by default.
   */
  role?: string | undefined;
  /** The claim with the name that people read: its name, or a path with dots. `name` by default. */
  name?: string | undefined;
  /**
   * The role of the procedure for each of the provider's. With it, only the roles that it lists
   * count; without it, the provider's roles have the procedure's names.
   */
  roles?: Readonly<Record<string, Role>> | undefined;
}

/** Why a token is not accepted. */
export interface Refused {
  reason: string;
}

/** From the lowest to the highest (clause 3): of several roles, the highest counts. */
const ranks: readonly Role[] = ['analista', 'coordinador', 'supervisor', 'jefe', 'gerencia'];

/** Who calls, as the claims of a verified token say it, or why they are not accepted. */
export function callerOf(payload: JWTPayload, claims: Claims = {}): By | Refused {
  const { role = 'role', name = 'name' } = claims;
  const named = {
    id: payload.sub,
    role: highest(valueAt(payload, role), claims.roles),
    name: valueAt(payload, name),
  };
  const claimOf: Readonly<Record<string, string>> = { id: 'sub', role, name };
  const { data, error } = by.safeParse(named);
  if (error) return { reason: `the claim ${claimOf[String(error.issues[0]?.path[0])]} is not accepted` };
  if (findUnstorable(data) !== null) return { reason: 'it holds a character that cannot be stored' };
  for (const field of ['id', 'name'] as const) {
    const value = data[field];
    if (value === undefined) continue;
    if (isReserved(value)) return { reason: `the claim ${claimOf[field]} is reserved` };
    if (!isVisible(value)) return { reason: `the claim ${claimOf[field]} has no visible character` };
    if (!isPlain(value)) return { reason: `the claim ${claimOf[field]} has a control character` };
  }
  if (!isSeen(data.id)) return { reason: `the claim ${claimOf.id} has an invisible character` };
  return data;
}

/** A claim by its name, which may hold dots, or else by a path of names with dots between. */
function valueAt(claims: unknown, path: string): unknown {
  if (typeof claims !== 'object' || claims === null) return undefined;
  const own = new Map(Object.entries(claims));
  if (own.has(path)) return own.get(path);
  for (let dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
    const found = valueAt(own.get(path.slice(0, dot)), path.slice(dot + 1));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The highest role that a claim gives, or undefined where it gives none. */
function highest(claim: unknown, mapped: Claims['roles']): Role | undefined {
  const roleOf = new Map<unknown, Role>(mapped ? Object.entries(mapped) : roles.map((role) => [role, role]));
  const held = new Set((Array.isArray(claim) ? claim : [claim]).map((value) => roleOf.get(value)));
  return ranks.findLast((role) => held.has(role));
}
