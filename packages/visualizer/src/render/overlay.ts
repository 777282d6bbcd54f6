/** What an overlay says of one element. */
export interface OverlayValue {
  /** From 0 to 1: how hot it is, or how well it is covered. */
  value: number;
  /** In few words, for the badge beside the element: `128`, `2 h`. */
  text: string;
  /** In as many words as needed, for tooltips and screen readers. */
  title?: string;
}

/** `heat`: the more, the hotter. `coverage`: nothing is a gap, the more the better. */
export const overlayScales = ['heat', 'coverage'] as const;

/** Values laid over the picture, as colour, pattern and badge, with a separate legend. */
export interface Overlay {
  title: string;
  /** By the id of a state, an arrow or a record; what is not named stays as it is. */
  values: Readonly<Record<string, OverlayValue>>;
  scale: (typeof overlayScales)[number];
}

export const overlayLevels = [0, 1, 2, 3, 4] as const;
export type OverlayLevel = (typeof overlayLevels)[number];

/** The step of the scale on which a value is drawn: 0 for nothing at all, then by quarters. */
export function levelOf(value: number): OverlayLevel {
  if (!(value > 0)) return 0;
  return Math.min(4, Math.ceil(value * 4)) as OverlayLevel;
}
