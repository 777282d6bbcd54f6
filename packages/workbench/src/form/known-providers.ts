import { canonicalName } from '@conexion/machines';

/** A provider as the journal of a case names it. */
export interface ReadProvider {
  readonly id: string;
  readonly name: string;
  readonly kind: 'internal' | 'external';
}

/** A kind of service in a city. */
export interface ServedPlace {
  readonly type: string;
  readonly definition: string;
  readonly city: string;
}

/** A provider of other cases, with what it was named for there. */
export interface SeenProvider extends ReadProvider {
  readonly services: readonly ServedPlace[];
}

/** Providers that a simulation proposes: it has no service whose journal names any. */
export const simulatedProviders: readonly SeenProvider[] = [
  { id: 'P-102', name: 'Red técnica propia', kind: 'internal', services: [] },
  { id: 'P-101', name: 'Electricistas del Norte', kind: 'external', services: [] },
  { id: 'P-201', name: 'Grúas Caribe', kind: 'external', services: [] },
  { id: 'P-301', name: 'Ambulancias San Rafael', kind: 'external', services: [] },
];

/** A line of the bitácora: the part that names providers. */
interface Line {
  readonly type: string;
  readonly payload: unknown;
}

/**
 * The providers that a case has named, the latest first, then those of other cases: of the same
 * service there, of the same service, of the same type, the rest. One that was released is last.
 */
export function knownProviders(
  lines: readonly Line[],
  others: readonly SeenProvider[] = [],
  place: ServedPlace | null = null,
): readonly ReadProvider[] {
  const own = lines.map(({ payload }) => providerIn(payload)).filter((provider) => provider !== null);
  const near = others.toSorted((a, b) => distance(a, place) - distance(b, place));
  const byId = new Map<string, ReadProvider>();
  for (const { id, name, kind } of [...own.reverse(), ...near])
    if (!byId.has(id)) byId.set(id, { id, name, kind });
  const released = releasedIn(lines);
  return [...byId.values()].sort((a, b) => Number(released.has(a.id)) - Number(released.has(b.id)));
}

/** How unlike what a provider was named for is to what is needed. */
function distance({ services }: SeenProvider, place: ServedPlace | null): number {
  const isLike = (...parts: readonly (keyof ServedPlace)[]) =>
    place !== null &&
    services.some((seen) => parts.every((part) => canonicalName(seen[part]) === canonicalName(place[part])));
  if (isLike('type', 'definition', 'city')) return 0;
  if (isLike('type', 'definition')) return 1;
  return isLike('type') ? 2 : 3;
}

/** The providers whose last assignment was released. */
function releasedIn(lines: readonly Line[]): ReadonlySet<string> {
  const released = new Set<string>();
  let current: string | null = null;
  for (const { type, payload } of lines) {
    if (type === 'provider.released' && current !== null) released.add(current);
    if (type !== 'provider.assigned') continue;
    current = providerIn(payload)?.id ?? null;
    if (current !== null) released.delete(current);
  }
  return released;
}

function providerIn(payload: unknown): ReadProvider | null {
  if (typeof payload !== 'object' || payload === null || !('provider' in payload)) return null;
  return isProvider(payload.provider) ? payload.provider : null;
}

export function isProvider(value: unknown): value is ReadProvider {
  if (typeof value !== 'object' || value === null) return false;
  const { id, name, kind } = value as Record<string, unknown>;
  return typeof id === 'string' && typeof name === 'string' && (kind === 'internal' || kind === 'external');
}
