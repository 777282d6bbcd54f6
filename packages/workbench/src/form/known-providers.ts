/** A provider as the journal of a case names it. */
export interface ReadProvider {
  readonly id: string;
  readonly name: string;
  readonly kind: 'internal' | 'external';
}

/** Providers that a simulation proposes: it has no service whose journal names any. */
export const simulatedProviders: readonly ReadProvider[] = [
  { id: 'P-102', name: 'Red técnica propia', kind: 'internal' },
  { id: 'P-101', name: 'Electricistas del Norte', kind: 'external' },
  { id: 'P-201', name: 'Grúas Caribe', kind: 'external' },
  { id: 'P-301', name: 'Ambulancias San Rafael', kind: 'external' },
];

/**
 * The providers that the payloads of a case have named, the latest first, then those that other
 * cases name.
 */
export function knownProviders(
  payloads: readonly unknown[],
  others: readonly ReadProvider[] = [],
): readonly ReadProvider[] {
  const named = payloads.map((payload) => providerIn(payload)).filter((provider) => provider !== null);
  const byId = new Map<string, ReadProvider>();
  for (const provider of [...named.reverse(), ...others]) {
    if (!byId.has(provider.id)) byId.set(provider.id, provider);
  }
  return [...byId.values()];
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
