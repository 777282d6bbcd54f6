import type { ActorKind, AnyDefinition, Role } from '@conexion/machines';
import type { Layout } from '@conexion/visualizer';
import type { Asistencia, Pendiente } from '../api/bodies.ts';
import { isWithin } from '../diagram/trail.ts';
import { numberOf } from './facts-of-context.ts';

/** Whom a case waits for, and since when. */
export type Waiting =
  | { readonly for: 'role'; readonly role: Role; readonly since: string }
  | { readonly for: 'excess' | 'lateProvider'; readonly since: string }
  | { readonly for: 'actor'; readonly actor: ActorKind; readonly since: string };

interface Known {
  readonly asistencia: Asistencia;
  /** Those of the case. */
  readonly pendientes: readonly Pendiente[];
  readonly definition: Pick<AnyDefinition, 'transitions'> | undefined;
  readonly edges: Layout['edges'];
  readonly now: number;
}

const minute = 60_000;

/**
 * Whom a case waits for: a role that has a pendiente, a provider whose window has passed, else the
 * actor of the main arrow out of its state. Null where that is not known, or it is closed.
 */
export function waitingFor({ asistencia, pendientes, definition, edges, now }: Known): Waiting | null {
  const { state, closureStatus, figures, context, since } = asistencia;
  if (closureStatus === state) return null;
  const open = pendientes.filter(({ status }) => status === 'pendiente');
  const ofRole = open.find(({ role }) => role !== null);
  if (ofRole?.role) return { for: 'role', role: ofRole.role, since: ofRole.openedAt };
  if (open.some(({ superior }) => superior !== null)) return { for: 'excess', since };
  // Where the definition has a rescheduling, the provider is on the way.
  const takesRescheduling = definition?.transitions.some(
    ({ event, source }) => event === 'reschedule.accepted' && isWithin(state, source),
  );
  const tolerance = numberOf(context, 'policy', 'toleranceMinutes') ?? 0;
  if (takesRescheduling && figures.latest && Date.parse(figures.latest) + tolerance * minute < now)
    return { for: 'lateProvider', since: figures.latest };
  const main = edges.find(({ kind, source }) => kind === 'main' && isWithin(state, source));
  const actor = definition?.transitions.find(({ id }) => main?.transitions.includes(id))?.actor;
  return actor ? { for: 'actor', actor, since } : null;
}
