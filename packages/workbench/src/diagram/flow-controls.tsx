import { useTexts } from '../i18n/language.ts';
import { ExportMenu } from './export-menu.tsx';
import type { PanZoom } from './use-pan-zoom.ts';

/** Whether the picture takes the whole place, where it has neighbours. */
export interface Widening {
  readonly isWide: boolean;
  readonly onWiden: (wide: boolean) => void;
}

interface FlowControlsProps {
  readonly panZoom: PanZoom;
  /** Shows the way of the picked case; null where there is none. */
  readonly onShowCase: (() => void) | null;
  readonly widening: Widening | undefined;
  /** Whether the procedure's flow can be taken along as a file. */
  readonly offersFiles: boolean;
}

const factor = 1.4;

/** The buttons over the picture. */
export function FlowControls({ panZoom, onShowCase, widening, offersFiles }: FlowControlsProps) {
  const { t } = useTexts();
  return (
    <div className="flow-controls" role="toolbar" aria-label={t.flow.title}>
      {onShowCase ? (
        <button type="button" className="button small" onClick={onShowCase}>
          ◎ {t.flow.toCase}
        </button>
      ) : null}
      {offersFiles ? <ExportMenu /> : null}
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
      {widening ? (
        <button
          type="button"
          className="button small square wide-only"
          aria-label={widening.isWide ? t.flow.collapse : t.flow.expand}
          title={widening.isWide ? t.flow.collapse : t.flow.expand}
          aria-pressed={widening.isWide}
          onClick={() => widening.onWiden(!widening.isWide)}
        >
          ⤢
        </button>
      ) : null}
    </div>
  );
}
