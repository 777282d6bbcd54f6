import type { Lang } from '@conexion/machines';
import { toCardinal as inEnglish } from 'n2words/en-US';
import { toCardinal as inSpanish } from 'n2words/es-MX';
import { numberFormat } from '../i18n/formats.ts';
import { inPageLanguage, localeOf, pageLanguage } from '../i18n/language.ts';
import { decimalsOf, type Money } from './money-text.ts';

interface Speech {
  cardinal(whole: number): string;
  /** What stands between an amount and its minor units. */
  readonly and: string;
}

const speech: Readonly<Record<Lang, Speech>> = {
  es: {
    // Before a noun and before "mil", "uno" is "un"; whole millions are "millones de pesos".
    cardinal: (whole) =>
      inSpanish(whole)
        .replace(/veintiuno\b/g, 'veintiún')
        .replace(/\buno\b/g, 'un')
        .replace(/(mill(ón|ones))$/, '$1 de'),
    and: 'con',
  },
  en: { cardinal: inEnglish, and: 'and' },
};

/**
 * An amount in words, as it is said on the phone: `ciento cincuenta mil pesos colombianos`. Minor
 * units stand as a number.
 */
export function moneyInWords({ amount, currency }: Money, lang: string): string {
  const { cardinal, and } = inPageLanguage(speech, lang);
  const decimals = decimalsOf(currency);
  const unit = 10 ** decimals;
  const whole = Math.floor(amount / unit);
  const rest = amount % unit;
  const name = numberFormat(localeOf(pageLanguage(lang)), {
    style: 'currency',
    currency,
    currencyDisplay: 'name',
  })
    .formatToParts(whole)
    .find(({ type }) => type === 'currency')?.value;
  const minor = rest === 0 ? '' : ` ${and} ${String(rest).padStart(decimals, '0')}/${unit}`;
  return `${cardinal(whole)} ${name ?? currency}${minor}`;
}
