import type { Chart } from '../graph/chart.ts';

/**
 * A version of a machine as if the machine had another id: paths, events and actors that XState
 * names by it bear the other, so that what is below the root is compared.
 */
export function underId(chart: Chart, machine: string): Chart {
  const old = chart.machine;
  if (old === machine) return chart;
  const id = old.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const bearing = new RegExp(
    `(^#|\\bxstate\\.(?:done\\.state|after\\.[^. ]+)\\.|(?:^|\\bxstate\\.(?:done|error)\\.actor\\.)\\d+\\.)${id}(?=[. ]|$)`,
    'g',
  );
  const isRoot = (value: unknown) =>
    typeof value === 'object' && value !== null && 'path' in value && value.path === `#${machine}`;
  return JSON.parse(JSON.stringify(chart), (_, value) => {
    if (typeof value === 'string') return value.replace(bearing, (_, kind: string) => kind + machine);
    // The root is called by its id.
    return isRoot(value) && Object.values(value.label).every((word) => word === old)
      ? { ...value, label: Object.fromEntries(Object.keys(value.label).map((lang) => [lang, machine])) }
      : value;
  });
}
