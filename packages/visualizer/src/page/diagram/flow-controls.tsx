import { useTexts } from '../i18n/language.ts';
import type { PanZoom } from './use-pan-zoom.ts';

interface FlowControlsProps {
  readonly panZoom: PanZoom;
  /** Shows the way of the picked case; null where there is none. */
  readonly onShowCase: (() => void) | null;
  readonly isWide: boolean;
  readonly onWiden: (wide: boolean) => void;
}

const factor = 1.4;

/** The buttons over the picture. */
export function FlowControls({ panZoom, onShowCase, isWide, onWiden }: FlowControlsProps) {
  const { t } = useTexts();
  return (
    <div className="flow-controls" role="toolbar" aria-label={t.flow.title}>
      {onShowCase ? (
        <button type="button" className="button small" onClick={onShowCase}>
          ◎ {t.flow.toCase}
        </button>
      ) : null}
      <button type="button" className="button small" onClick={() => panZoom.showAll()}>
        {t.flow.fit}
      </button>
      <button
        type="button"
        className="button small square"
        aria-label={t.flow.zoomOut}
        title={t.flow.zoomOut}
        onClick={() => panZoom.zoomBy(1 / factor)}
      >
        −
      </button>
      <button
        type="button"
        className="button small square"
        aria-label={t.flow.zoomIn}
        title={t.flow.zoomIn}
        onClick={() => panZoom.zoomBy(factor)}
      >
        +
      </button>
      <button
        type="button"
        className="button small square wide-only"
        aria-label={isWide ? t.flow.collapse : t.flow.expand}
        title={isWide ? t.flow.collapse : t.flow.expand}
        aria-pressed={isWide}
        onClick={() => onWiden(!isWide)}
      >
        ⤢
      </button>
    </div>
  );
}
