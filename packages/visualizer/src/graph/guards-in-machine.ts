import { text, textIn } from '@conexion/machines';
import type { ChartGuard } from './chart.ts';
import { calledWith, functionsIn, type Identities, type Implementations, same } from './identities.ts';

/**
 * Reads the guards of one machine: `pathOf` finds the place that a state id or a dotted path names,
 * `implementations` are what the machine runs for a name.
 */
export function guardReader(
  names: Identities,
  pathOf: (reference: string) => string,
  implementations: Implementations,
) {
  const guardOf = (guard: unknown): ChartGuard => {
    const parts = partsOf(guard);
    if (parts) return combined(parts.operator, parts.guards.map(guardOf));
    if (typeof guard === 'function') {
      if ('stateValue' in guard) return isIn(guard.stateValue);
      return { ...names.ofFunction(guard), clause: null };
    }
    const { type, params } = isTyped(guard) ? guard : { type: String(guard), params: undefined };
    // The functions that make the parameters distinguish them.
    const made = [implementations[type], ...functionsIn(params)];
    return { ...names.called(same(calledWith(type, params)), made), clause: null };
  };

  const isIn = (value: unknown): ChartGuard => {
    const places = (typeof value === 'string' ? [value] : leavesOf(value)).map((place): ChartGuard => {
      const path = pathOf(place);
      return { ...named(`In(${path})`), isIn: path };
    });
    const [only] = places;
    return only && places.length === 1 ? only : combined('and', places);
  };

  /** The guards of a transition that must all hold: those of an `and` one by one. */
  return (guard: unknown): ChartGuard[] => {
    if (guard === undefined) return [];
    const read = guardOf(guard);
    return flat(read);
  };
}

const named = (name: string): ChartGuard => ({ name, label: same(name), clause: null });

const flat = (guard: ChartGuard): ChartGuard[] =>
  guard.parts?.operator === 'and' ? guard.parts.guards.flatMap(flat) : [guard];

type Operator = 'and' | 'or' | 'not';

function combined(operator: Operator, guards: readonly ChartGuard[]): ChartGuard {
  const spelled = (textOf: (guard: ChartGuard) => string) => `${operator}(${guards.map(textOf).join(', ')})`;
  return {
    name: spelled(({ name }) => name),
    label: text(
      spelled(({ label }) => textIn(label, 'es')),
      spelled(({ label }) => textIn(label, 'en')),
    ),
    clause: null,
    parts: { operator, guards },
  };
}

/** What XState's own combinators hold: `and`, `or` and `not` are functions with their guards. */
function partsOf(guard: unknown): { operator: Operator; guards: readonly unknown[] } | null {
  if (typeof guard !== 'function' || !('guards' in guard) || !Array.isArray(guard.guards)) return null;
  const { name, guards } = guard;
  return name === 'and' || name === 'or' || name === 'not' ? { operator: name, guards } : null;
}

const isTyped = (value: unknown): value is { type: string; params?: unknown } =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

/** The innermost places of a state value such as `{ lamp: 'red' }`, as dotted paths. */
function leavesOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [String(value)];
  return Object.entries(value).flatMap(([key, inner]) => {
    const leaves = leavesOf(inner);
    return leaves.length === 0 ? [key] : leaves.map((leaf) => `${key}.${leaf}`);
  });
}
