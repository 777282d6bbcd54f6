import { numberFormat } from '../i18n/formats.ts';
import { numberLocaleOf } from '../i18n/language.ts';

/**
 * An amount in minor units (cents, or units where the currency has no minor ones) with its ISO 4217
 * currency.
 */
export interface Money {
  amount: number;
  currency: string;
}

export type MoneyProblem = 'notMoney' | 'ambiguousMoney' | 'tooManyDecimals' | 'tooMuchMoney' | 'notCurrency';
export type MoneyReading = { ok: true; value: Money } | { ok: false; problem: MoneyProblem };

const currencyPattern = /^[A-Z]{3}$/;

/**
 * The currencies of ISO 4217 whose minor unit is not a hundredth. Stated here because `Intl` does
 * not agree with itself: COP has no decimals in Node and two in Chromium, and what is typed would
 * be recorded a hundredfold.
 */
const minorUnits: readonly (readonly [decimals: number, currencies: string])[] = [
  [0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'],
  [3, 'BHD IQD JOD KWD LYD OMR TND'],
  [4, 'CLF UYW'],
];

/** Decimals of a currency: 2 for COP and USD, 0 for CLP, 3 for KWD. */
export const decimalsOf = (currency: string): number =>
  minorUnits.find(([, currencies]) => currencies.split(' ').includes(currency))?.[0] ?? 2;

/**
 * Reads an amount typed in major units: `1234.5`, `1.234,50`, `1,234.50`, `1 234,50`. Exact: no
 * floating point. One separator before three digits separates thousands, `150.000`; where the
 * currency has three decimals it could be either, and that is asked again rather than guessed.
 */
export function readMoney(text: string, currency: string): MoneyReading {
  if (!currencyPattern.test(currency)) return { ok: false, problem: 'notCurrency' };
  const decimals = decimalsOf(currency);
  const typed = text.replace(/[\s\u00a0\u202f']/g, '');
  if (!/^\d[\d.,]*$/.test(typed)) return { ok: false, problem: 'notMoney' };
  const split = splitDecimals(typed, decimals);
  if ('problem' in split) return { ok: false, problem: split.problem };
  if (split.fraction.length > decimals) return { ok: false, problem: 'tooManyDecimals' };
  const amount = Number(split.whole + split.fraction.padEnd(decimals, '0'));
  if (!Number.isSafeInteger(amount)) return { ok: false, problem: 'tooMuchMoney' };
  return { ok: true, value: { amount, currency } };
}

type Split = { whole: string; fraction: string } | { problem: MoneyProblem };

function splitDecimals(typed: string, decimals: number): Split {
  const separators = typed.match(/[.,]/g) ?? [];
  const last = separators.at(-1);
  if (last === undefined) return { whole: typed, fraction: '' };
  const [first] = separators;
  const once = separators.filter((separator) => separator === last).length === 1;
  if (first === last && !once) return grouped(typed, last) ?? { problem: 'notMoney' };
  const at = typed.lastIndexOf(last);
  const head = typed.slice(0, at);
  const fraction = typed.slice(at + 1);
  if (separators.length === 1) {
    if (fraction.length === 3 && head !== '0' && head.length <= 3) {
      return decimals < 3 ? { whole: head + fraction, fraction: '' } : { problem: 'ambiguousMoney' };
    }
    return { whole: head, fraction };
  }
  if (!once) return { problem: 'notMoney' };
  const whole = grouped(head, first ?? '');
  return whole ? { whole: whole.whole, fraction } : { problem: 'notMoney' };
}

/** Digits in groups of three: `1.234.567`. */
function grouped(text: string, separator: string): { whole: string; fraction: '' } | null {
  const [head = '', ...rest] = text.split(separator);
  if (head.length < 1 || head.length > 3) return null;
  return rest.every((group) => /^\d{3}$/.test(group)) ? { whole: head + rest.join(''), fraction: '' } : null;
}

/**
 * Minor units as digits in major units with a point (`1234.50`), and without decimals where all are
 * zero (`350000`): what an input shows.
 */
export function majorText({ amount, currency }: Money): string {
  const decimals = decimalsOf(currency);
  const digits = String(amount).padStart(decimals + 1, '0');
  const [whole, fraction] = [
    digits.slice(0, digits.length - decimals),
    digits.slice(digits.length - decimals),
  ];
  return /[1-9]/.test(fraction) ? `${whole}.${fraction}` : whole;
}

/**
 * An amount for people, `COP 350.000` or `USD 1.234,50`: with the currency's code, since several
 * share one sign, and with decimals where it has any.
 */
export function formatMoney(money: Money, lang: string): string {
  if (!currencyPattern.test(money.currency)) return `${money.amount} ${money.currency}`;
  const text = majorText(money);
  const digits = text.split('.')[1]?.length ?? 0;
  const format = numberFormat(numberLocaleOf(lang), {
    style: 'currency',
    currency: money.currency,
    currencyDisplay: 'code',
    useGrouping: 'always',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  // With the space that no line breaks at: a sum is read in one look.
  return format.format(text as unknown as number).replace(/\s/g, '\u00a0');
}
