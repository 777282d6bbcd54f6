/** Which number the flow is heated by. */
export const metrics = ['count', 'median', 'p90'] as const;
export type Metric = (typeof metrics)[number];

const filters = ['from', 'to', 'type', 'city', 'coordinator'] as const;

/**
 * What is measured, and what of it the flow shows. Dates are days, `2026-01-31`; null is all of
 * them.
 */
export type Measured = { readonly metric: Metric } & {
  readonly [Name in (typeof filters)[number]]: string | null;
};

export const everything: Measured = {
  metric: 'median',
  from: null,
  to: null,
  type: null,
  city: null,
  coordinator: null,
};

export function readMeasured(parameters: URLSearchParams): Measured {
  const metric = metrics.find((known) => known === parameters.get('metric')) ?? everything.metric;
  const read = Object.fromEntries(filters.map((name) => [name, parameters.get(name) || null]));
  return { ...everything, ...read, metric };
}

export function writeMeasured(measured: Measured, parameters: URLSearchParams): void {
  if (measured.metric !== everything.metric) parameters.set('metric', measured.metric);
  for (const [name, value] of Object.entries(filtersOf(measured))) parameters.set(name, value);
}

/** The filters that are set, as the service takes them. */
export const filtersOf = (measured: Measured): Readonly<Record<string, string>> =>
  Object.fromEntries(filters.flatMap((name) => (measured[name] === null ? [] : [[name, measured[name]]])));
