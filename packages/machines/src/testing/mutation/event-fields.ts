import type { AsistenciaEvent } from '../../asistencia/asistencia-event.ts';
import { isEventType } from '../../asistencia/events.ts';
import { standardHost } from '../../host/standard-host.ts';
import { aim } from '../aim.ts';
import { firsts } from '../dials.ts';
import { inputFrom } from '../inputs.ts';
import { beginning } from '../walk.ts';

/** The way to a value inside an event. */
export type Path = readonly (string | number)[];

/** Every value of an event that is no object, with the way to it. */
export function leavesOf(value: unknown, path: Path = []): { path: Path; value: unknown }[] {
  if (typeof value !== 'object' || value === null) return [{ path, value }];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...path, key]));
}

/** The value there; undefined where the event has none. */
export const at = (value: unknown, path: Path): unknown =>
  path.reduce((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], value);

/** The event with another value there. */
export function withAt<T>(value: T, [key, ...rest]: Path, leaf: unknown): T {
  if (key === undefined) return leaf as T;
  const inner = (value as Record<string, unknown>)?.[key];
  if (Array.isArray(value))
    return value.map((it, place) => (place === Number(key) ? withAt(it, rest, leaf) : it)) as T;
  return { ...value, [key]: withAt(inner, rest, leaf) };
}

/** What an asistencia remembers when it is opened. */
export const { context: opened } = standardHost.open(inputFrom(firsts, beginning)).snapshot;

/** The plainest event of a type. */
export const sampleEvent = (type: string): AsistenciaEvent =>
  ({
    type,
    at: '2026-08-31T15:01:00Z',
    by: { id: 'coordinador-1', role: 'coordinador' },
    ...(isEventType(type) ? aim(type, firsts, { context: opened, at: '2026-08-31T15:02:00Z' }) : {}),
  }) as AsistenciaEvent;
