import { isProvider } from '../form/known-providers.ts';
import type { Money } from '../form/money-text.ts';

/** A fact of an entry: what it is called and what it says, in the words of a language. */
export interface Fact {
  readonly name: string;
  readonly value: string;
}

/** How a language, a zone and the catalog write each kind of value. */
export interface Wording {
  field(name: string): string;
  value(name: string): string;
  money(money: Money): string;
  moment(instant: string): string;
  day(date: string): string;
}

export interface ReadPayload {
  readonly prose: readonly string[];
  readonly facts: readonly Fact[];
}

/**
 * What the payload of an entry says, in words. The `texts` that a person wrote stand as they are,
 * apart from the facts.
 */
export function readPayload(payload: unknown, texts: readonly string[], wording: Wording): ReadPayload {
  const entries = isRecord(payload) ? Object.entries(payload) : [];
  const isProse = ([name, value]: readonly [string, unknown]) =>
    texts.includes(name) && typeof value === 'string';
  return {
    prose: entries.filter(isProse).map(([, value]) => String(value)),
    facts: entries
      .filter((entry) => !isProse(entry))
      .map(([name, value]) => ({ name: wording.field(name), value: inWords(value, wording) }))
      .filter(({ value }) => value !== ''),
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isMoney = (value: unknown): value is Money =>
  isRecord(value) && typeof value.amount === 'number' && typeof value.currency === 'string';

const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/;
const datePattern = /^\d{4}-\d{2}-\d{2}$/;

function inWords(value: unknown, wording: Wording): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') {
    if (instantPattern.test(value)) return wording.moment(value);
    return datePattern.test(value) ? wording.day(value) : wording.value(value);
  }
  if (typeof value === 'boolean') return wording.value(String(value));
  if (isMoney(value)) return wording.money(value);
  if (isProvider(value)) return `${value.name} (${wording.value(value.kind)})`;
  if (Array.isArray(value)) return value.map((item) => inWords(item, wording)).join('; ');
  if (isRecord(value)) return recordInWords(value, wording);
  return String(value);
}

function recordInWords(value: Record<string, unknown>, wording: Wording): string {
  const { earliest, latest, concept, units, unitPrice, payer } = value;
  if (typeof earliest === 'string' && typeof latest === 'string') {
    return `${wording.moment(earliest)} – ${wording.moment(latest)}`;
  }
  if (typeof concept === 'string' && isMoney(unitPrice)) {
    return `${concept}: ${String(units)} × ${wording.money(unitPrice)} (${wording.value(String(payer))})`;
  }
  return Object.entries(value)
    .map(([name, part]) => [wording.field(name), inWords(part, wording)] as const)
    .filter(([, words]) => words !== '')
    .map(([name, words]) => `${name}: ${words}`)
    .join(', ');
}
