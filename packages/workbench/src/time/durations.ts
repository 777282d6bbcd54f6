import { numberFormat } from '../i18n/formats.ts';
import { numberLocaleOf } from '../i18n/language.ts';

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** A duration in the two units that matter: `45 s`, `12 min`, `3 h 20 min`, `2 d 4 h`. */
export function duration(seconds: number): string {
  if (seconds < minute) return `${Math.floor(seconds)} s`;
  if (seconds < hour) return `${Math.floor(seconds / minute)} min`;
  const [large, unit, small, smallUnit] =
    seconds < day
      ? [Math.floor(seconds / hour), 'h', Math.floor((seconds % hour) / minute), 'min']
      : [Math.floor(seconds / day), 'd', Math.floor((seconds % day) / hour), 'h'];
  return small === 0 ? `${large} ${unit}` : `${large} ${unit} ${small} ${smallUnit}`;
}

export const wholeNumber = (count: number, lang: string): string =>
  numberFormat(numberLocaleOf(lang)).format(count);
