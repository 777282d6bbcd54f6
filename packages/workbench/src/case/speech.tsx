import type { Figures } from '@conexion/machines';
import { formatMoney } from '../form/money-text.ts';
import { useTexts } from '../i18n/language.ts';
import { timeOfDay } from '../time/times.ts';
import { useZone } from '../time/zone.ts';

interface SpeechProps {
  /** A sentence of the catalogue, with places such as `{price}`. */
  readonly say: string;
  readonly figures: Figures;
}

/** What the coordinator reads out to the afiliado with a step. */
export function Speech({ say, figures }: SpeechProps) {
  const { lang, t } = useTexts();
  const zone = useZone();
  return (
    <p className="speech">
      <span className="speech-cue">{t.steps.say}</span> «{spoken(say, figures, lang, zone)}»
    </p>
  );
}

/** A sentence with the case's own values in its places. */
export function spoken(say: string, figures: Figures, lang: string, zone: string): string {
  const inWords = (place: string): string => {
    const value = figures[place as keyof Figures] ?? null;
    if (value === null) return '…';
    if (place === 'discount' || place === 'provider') return String(value);
    if (typeof value === 'string') return timeOfDay(value, lang, zone);
    return formatMoney({ amount: value, currency: figures.currency ?? '' }, lang);
  };
  return say.replace(/\{(\w+)\}/g, (_, place: string) => inWords(place));
}
