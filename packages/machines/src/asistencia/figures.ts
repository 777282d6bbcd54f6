import type { SpeechPlace } from '../procedure/speech-places.ts';
import { excessOf, priceForAfiliado, shareOf } from './amounts.ts';
import type { AsistenciaContext } from './context.ts';

/**
 * What a case stands at, for people who talk about it: amounts in minor units of its currency, who
 * comes and when. Null where there is none yet.
 */
export interface Figures extends Record<SpeechPlace, number | string | null> {
  currency: string | null;
  /** The whole price of the last quote. */
  quoted: number | null;
  covered: number | null;
  /** The afiliado's share of the quote before any discount. */
  share: number | null;
  /** In percent. */
  discount: number | null;
  /** What the afiliado would pay for the quote now. */
  price: number | null;
  /** What the afiliado was last told that they would pay. */
  informed: number | null;
  agreed: number | null;
  /** What the diagnosis costs beyond the quote or the coverage, and is not settled yet. */
  excess: number | null;
  /** By name: the one assigned, else the one that quoted. */
  provider: string | null;
  /** The committed window. */
  earliest: string | null;
  latest: string | null;
}

/**
 * What a case stands at: the amounts as the machine reckons them.
 * @example
 * figuresOf(snapshot.context).price; // 4800
 */
export const figuresOf = (context: AsistenciaContext): Figures => ({
  currency: context.currency,
  quoted: context.quote?.price ?? null,
  covered: context.coverage?.coveredAmount ?? null,
  share: context.quote && shareOf(context),
  discount: context.discount?.percent ?? null,
  price: context.quote && priceForAfiliado(context),
  informed: context.priceTold,
  agreed: context.category && context.currency ? context.agreed : null,
  excess: context.diagnosis && excessOf(context),
  provider: (context.assignment ?? context.quote)?.provider.name ?? null,
  earliest: context.assignment?.window.earliest ?? null,
  latest: context.assignment?.window.latest ?? null,
});
