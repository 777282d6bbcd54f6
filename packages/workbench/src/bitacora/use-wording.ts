import { useMemo } from 'react';
import { formatMoney } from '../form/money-text.ts';
import { procedureWord, useTexts } from '../i18n/language.ts';
import { dateTime, plainDate } from '../time/times.ts';
import { useZone } from '../time/zone.ts';
import type { Wording } from './fact.ts';

/** The words of the reader's language and the clock of the case's place. */
export function useWording(): Wording {
  const { lang } = useTexts();
  const zone = useZone();
  return useMemo(
    () => ({
      field: (name) => procedureWord('field', name, lang),
      value: (name) => procedureWord('value', name, lang),
      money: (money) => formatMoney(money, lang),
      moment: (instant) => dateTime(instant, lang, zone),
      day: (date) => plainDate(date, lang),
    }),
    [lang, zone],
  );
}
