import type { AnyDefinition } from '@conexion/machines';
import type { FlowElement, Layout } from '@conexion/visualizer';
import { useState } from 'react';
import { useDefinition } from '../api/use-definition.ts';
import { useTexts } from '../i18n/language.ts';
import { go, useRoute } from '../route/use-route.ts';
import { isFlowPart } from './element-facts.ts';
import { ElementPanel } from './element-panel.tsx';
import type { Widening } from './flow-controls.tsx';
import { FlowPreview } from './flow-preview.tsx';
import { FlowViewport, type FlowViewportProps, type Pointed } from './flow-viewport.tsx';
import { useLayout } from './load-layout.ts';
import { type FollowedCase, useHighlight, usePickedCase } from './use-highlight.ts';
import './flow-pane.css';

/** The flow of Annex I, with the picked case of the service on it. */
export function FlowPane({ widening }: { readonly widening?: Widening }) {
  return <CaseFlow widening={widening} followed={usePickedCase()} />;
}

interface CaseFlowProps extends Pick<FlowViewportProps, 'overlay' | 'occupancy' | 'layer'> {
  readonly widening?: Widening | undefined;
  readonly followed: FollowedCase | null;
}

/** The flow of the procedure with a case on it. */
export function CaseFlow(props: CaseFlowProps) {
  const { t } = useTexts();
  const { layout, isError } = useLayout();
  const definition = useDefinition();
  if (!layout) return <p className="empty">{isError ? t.flow.unavailable : t.loading}</p>;
  return <Flow {...props} layout={layout} definition={definition} />;
}

interface FlowProps extends CaseFlowProps {
  readonly layout: Layout;
  /** What says the parts of the picture in words; without it, it is only looked at. */
  readonly definition: AnyDefinition | undefined;
  /**
   * A machine other than the procedure: it begins as a whole, and the procedure's files are not
   * offered.
   */
  readonly isForeign?: boolean;
}

/** A picture with a case on it; below, what is pointed at or picked, in words. */
export function Flow({ layout, definition, widening, followed, isForeign = false, ...drawn }: FlowProps) {
  const { t } = useTexts();
  const { element } = useRoute();
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const highlight = useHighlight(layout, followed);
  const picked = element && isFlowPart(element) ? element : null;
  const preview = pointed && pointed.part.id !== picked?.id ? pointed.part : null;
  return (
    <div className="flow">
      <FlowViewport
        layout={layout}
        highlight={highlight}
        followed={followed?.id ?? null}
        {...drawn}
        selected={picked?.id ?? null}
        isForeign={isForeign}
        widening={widening}
        tools={followed === null && <p className="flow-hint">{t.flow.hint}</p>}
        onPick={pick}
        onPoint={setPointed}
      />
      {/* What is picked stands below the picture, which it never covers. */}
      <div className="flow-picked" aria-live="polite">
        {picked && definition ? (
          <ElementPanel part={picked} layout={layout} definition={definition} isPicked />
        ) : null}
      </div>
      <FlowPreview
        pointed={preview}
        isHigh={pointed?.isLow === true}
        layout={layout}
        definition={definition}
      />
    </div>
  );
}

/** A state or an arrow is read here; a clause where everything that implements it is. */
function pick(element: FlowElement | null): void {
  if (element?.kind === 'clause') go({ place: 'reading', element });
  else go({ element }, { replace: true });
}
