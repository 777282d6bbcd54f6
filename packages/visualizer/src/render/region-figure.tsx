import { textIn } from '@conexion/machines';
import type { RegionLayout } from '../layout/layout.ts';
import { words } from '../layout/words.ts';
import { type FarView, farTitle } from './far-card.ts';
import { classes } from './interaction.ts';
import { TextLines } from './text-lines.tsx';

interface Props {
  region: RegionLayout;
  lang: string;
  far: FarView | undefined;
  /** Left out, nothing is offered to collapse. */
  onToggle?: (region: string) => void;
}

const toggleRadius = 12;

/** A region with its title and, if it holds one, its closure status. */
export function RegionFigure({ region, lang, far, onToggle }: Props) {
  const { id, box, isStage, number, held, title, toggle } = region;
  const { x, y, width, height } = box;
  return (
    <g className={classes('region', !isStage && 'aside')} data-region={id}>
      <title>{title}</title>
      <rect x={x} y={y} width={width} height={height} rx={12} />
      <TextLines lines={far ? farTitle(region, far) : [...(number ? [number] : []), ...region.lines]} />
      {held && (
        <g className={`held s-${held.status}`}>
          <rect {...held.label.box} rx={held.label.box.height / 2} />
          <TextLines lines={held.label.lines} />
        </g>
      )}
      {onToggle && toggle && (
        <Toggle
          does={toggle}
          name={`${textIn(words[toggle], lang)}: ${title.split('.\n')[0]}`}
          x={x + width - 26}
          y={y}
          onPress={() => onToggle(id)}
        />
      )}
    </g>
  );
}

interface ToggleProps {
  does: 'collapse' | 'expand';
  name: string;
  x: number;
  y: number;
  onPress(): void;
}

/**
 * On the upper border of a region, where no arrow passes: minus to collapse it, plus to open it
 * again.
 */
function Toggle({ does, name, x, y, onPress }: ToggleProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: within a picture there are no buttons
    <g
      className="toggle"
      role="button"
      tabIndex={0}
      aria-label={name}
      aria-expanded={does === 'collapse'}
      onClick={onPress}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        onPress();
      }}
    >
      <title>{name}</title>
      <circle cx={x} cy={y} r={toggleRadius} />
      <path d={`M${x - 6} ${y}h12${does === 'expand' ? `M${x} ${y - 6}v12` : ''}`} />
    </g>
  );
}
