import type { Money } from '../form/money-text.ts';
import { dateFormat } from '../i18n/formats.ts';
import { browserZone } from '../time/zoned-time.ts';

/**
 * What the page shows of a machine's context. It comes over the network and grows with the machine,
 * so everything is looked up by name and may be missing.
 */
type Context = Readonly<Record<string, unknown>>;

const recordOf = (value: unknown): Context =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Context) : {};

/** A text of the context, by its path. */
export function textOf(context: Context, ...path: readonly string[]): string | null {
  const value = partOf(context, path);
  return typeof value === 'string' ? value : null;
}

export function numberOf(context: Context, ...path: readonly string[]): number | null {
  const value = partOf(context, path);
  return typeof value === 'number' ? value : null;
}

const partOf = (context: Context, path: readonly string[]): unknown =>
  path.reduce<unknown>((value, name) => recordOf(value)[name], context);

/**
 * An amount of the context with the currency that the first amount fixed; null until there is one.
 */
export function moneyOf(context: Context, ...path: readonly string[]): Money | null {
  const amount = numberOf(context, ...path);
  const currency = textOf(context, 'currency');
  return amount === null || currency === null ? null : { amount, currency };
}

export const serviceOf = (context: Context) => ({
  type: textOf(context, 'service', 'type') ?? '',
  definition: textOf(context, 'service', 'definition') ?? '',
  priority: textOf(context, 'service', 'priority') ?? '',
});

/** The clock of the case's place. */
export function zoneOf(context: Context): string {
  const zone = textOf(context, 'plan', 'timeZone');
  return zone !== null && isKnownZone(zone) ? zone : browserZone();
}

function isKnownZone(timeZone: string): boolean {
  try {
    return Boolean(dateFormat('en', { timeZone }));
  } catch {
    return false;
  }
}

/** The currency that the first amount of a case fixed; null until there is one. */
export const currencyOf = (context: Context): string | null => textOf(context, 'currency');
