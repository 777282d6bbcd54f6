import {
  type AsistenciaEvent,
  closures,
  coordinating,
  events,
  management,
  type RefusingGuard,
  type Role,
  rules,
  type StateId,
  superiors,
} from '@conexion/machines';
import type { Asistencia, Handler, Handlers, Outcome, ReducerRefusal } from './asistencia.ts';
import { authorization } from './authorization.ts';
import { coordination } from './coordination.ts';

const handlers: Readonly<Partial<Record<StateId, Handlers>>> = { ...coordination, ...authorization };

function rolesFor({ type }: AsistenciaEvent, { review }: Asistencia['context']): readonly Role[] {
  const { sender } = events[type];
  if (sender === 'coordinador') return coordinating;
  return sender === 'reviewer' && review?.level === 'gerencia' ? management : superiors;
}

const refused = (...refusals: ReducerRefusal[]): Outcome => ({ accepted: false, refusals });
const byGuard = (guard: RefusingGuard): ReducerRefusal => ({
  code: 'guard-refused',
  guard,
  clause: rules[guard].clause,
});

/** The yardstick: the procedure as a program writes it by hand. Takes an event that was checked. */
export function reduce({ state, context: before }: Asistencia, event: AsistenciaEvent): Outcome {
  const roles = rolesFor(event, before);
  if (!roles.includes(event.by.role))
    return refused({ code: 'role-not-allowed', guard: 'hasRole', clause: rules.hasRole.clause, roles });
  if (state in closures) return refused({ code: 'asistencia-closed', clause: '5.2.A' });
  const handle = handlers[state]?.[event.type] as Handler<AsistenciaEvent['type']> | undefined;
  if (!handle) return refused({ code: 'not-in-this-state', clause: '5.2.A' });

  const isInOrder = Date.parse(event.at) >= Date.parse(before.lastAt);
  const next = { ...before, lastAt: event.at };
  const move = { event, before, state, next, effects: [] };
  const to = handle(move);
  if (typeof to !== 'string')
    return refused(...(isInOrder ? to : (['isInOrder', ...to] as const)).map(byGuard));
  if (!isInOrder) return refused(byGuard('isInOrder'));
  return { accepted: true, next: { state: to, context: next }, effects: move.effects };
}
