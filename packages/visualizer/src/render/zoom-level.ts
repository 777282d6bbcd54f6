import { type TextStyle, textStyles } from '../layout/text-metrics.ts';

/** No text is drawn smaller than this, in pixels of the screen. */
export const leastPixels = 11;

/**
 * What a text must measure for its style to be drawn; guards appear together with their clauses.
 */
const sizeOf = (style: TextStyle): number => textStyles[style === 'guard' ? 'clause' : style].size;

const styles = (Object.keys(textStyles) as TextStyle[]).filter((style) => style !== 'badge');

/**
 * From this scale on the steps are written in their cards; below it a card says how many it hides.
 */
const stepsFrom = leastPixels / textStyles.event.size;
const nearLevels = [
  1.1,
  1,
  ...['clause', 'record', 'event'].map((style) => leastPixels / sizeOf(style as TextStyle)),
];

/**
 * The scale as which `FlowDiagram` draws a scale: the next below at which something else is drawn.
 * A page that asks this first draws the picture again only where that changes it.
 */
export function zoomLevel(scale: number): number {
  return nearLevels.find((level) => scale >= level) ?? 2 ** (Math.floor(Math.log2(scale) * 32) / 32);
}

/** Whether a level is so small that cards show their names and how many steps they hide. */
export const isFar = (level: number): boolean => level < stepsFrom;

/** The styles of text that a level does not draw. */
export const hiddenStyles = (level: number): TextStyle[] =>
  styles.filter((style) => sizeOf(style) * level < leastPixels - 1e-9);
