/** What a sentence leaves to the case, as `{price}`: amounts, a percent, a provider, a window. */
export const speechPlaces = [
  'price',
  'covered',
  'discount',
  'provider',
  'earliest',
  'latest',
  'excess',
] as const;

/** A place of a sentence that the case fills. */
export type SpeechPlace = (typeof speechPlaces)[number];
