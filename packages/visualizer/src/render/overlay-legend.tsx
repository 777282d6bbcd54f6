import { textIn } from '@conexion/machines';
import type { Layout, Rect } from '../layout/layout.ts';
import { textStyles, widthOf } from '../layout/text-metrics.ts';
import { words } from '../layout/words.ts';
import { setLines } from '../layout/write-steps.ts';
import { classes } from './interaction.ts';
import type { Overlay } from './overlay.ts';
import { levelOf, overlayLevels } from './overlay.ts';
import { TextLines } from './text-lines.tsx';
import { leastPixels } from './zoom-level.ts';

const stripHeight = 62;
const margin = 24;
const largest = 2.2;
const swatch = { width: 64, height: 26, gap: 8 };

/** The size of the picture with what is laid over it: an overlay adds a strip for its legend. */
export const pictureSize = (
  { width, height }: Pick<Layout, 'width' | 'height'>,
  overlay: Overlay | undefined,
): { width: number; height: number } => ({ width, height: height + (overlay ? stripHeight : 0) });

const captions = {
  heat: { none: words.heatNone, most: words.heatMost },
  coverage: { none: words.coverageNone, most: words.coverageMost },
} as const;

interface Props {
  overlay: Overlay;
  lang: string;
  top: number;
  level: number;
}

/** What the colours of an overlay mean, below the picture. */
export function OverlayLegend({ overlay, lang, top, level }: Props) {
  const { none, most } = captions[overlay.scale];
  // As large as can be read from far, as far as its strip allows.
  const scale = Math.min(largest, Math.max(1, leastPixels / level / textStyles.state.size));
  const isRead = scale * level * textStyles.state.size > leastPixels - 0.1;
  const y = top - 4;
  let x = margin;
  const write = (text: string, style: 'region' | 'state') => {
    const lines = setLines([text], style, x, y);
    x += widthOf(text, style) + 18;
    return lines;
  };
  const lines = [...write(overlay.title, 'region'), ...write(textIn(none, lang), 'state')];
  const boxes = overlayLevels.map((level): Rect & { level: number } => {
    const box = { level, x, y: y + 2, width: swatch.width, height: swatch.height };
    x += swatch.width + swatch.gap;
    return box;
  });
  x += 10;
  lines.push(...write(textIn(most, lang), 'state'));
  return (
    <g
      className={classes('overlay-legend', `o-${overlay.scale}`, scale > 1 && isRead && 'kept')}
      transform={
        scale > 1 ? `matrix(${scale} 0 0 ${scale} ${margin * (1 - scale)} ${top * (1 - scale)})` : undefined
      }
    >
      <TextLines lines={lines} />
      {boxes.map(({ level, ...box }) => (
        <g key={level} className={`measure v-${levelOf(level / 4)}`}>
          <rect className="measure-box" {...box} rx={3} />
          <rect className="gauge" x={box.x + 6} y={box.y + 4} width={8} height={box.height - 8} />
          <rect
            className="gauge-full"
            x={box.x + 6}
            y={box.y + 4 + (box.height - 8) * (1 - level / 4)}
            width={8}
            height={(box.height - 8) * (level / 4)}
          />
        </g>
      ))}
    </g>
  );
}
