import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FlowElement } from '../../render/interaction.ts';
import { definitionQuery } from '../api/queries.ts';
import { useTexts } from '../i18n/language.ts';
import { go, useRoute } from '../route/use-route.ts';
import { isFlowPart } from './element-facts.ts';
import { ElementPanel } from './element-panel.tsx';
import type { Widening } from './flow-controls.tsx';
import { FlowPreview } from './flow-preview.tsx';
import { FlowViewport, type Pointed } from './flow-viewport.tsx';
import { layoutQuery } from './load-layout.ts';
import { useHighlight } from './use-highlight.ts';

/** The flow of Annex I, with the picked case on it; below, what is pointed at or picked, in words. */
export function FlowPane({ widening }: { readonly widening?: Widening }) {
  const { lang, t } = useTexts();
  const { element, asistencia } = useRoute();
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const { data: layout, isError } = useQuery(layoutQuery(lang));
  const definition = useQuery(definitionQuery(lang)).data;
  const highlight = useHighlight(layout);
  const picked = element && isFlowPart(element) ? element : null;
  const preview = pointed && pointed.part.id !== picked?.id ? pointed.part : null;
  if (!layout) return <p className="empty">{isError ? t.flow.unavailable : t.loading}</p>;
  return (
    <div className="flow">
      <FlowViewport
        layout={layout}
        highlight={highlight}
        selected={picked?.id ?? null}
        widening={widening}
        tools={asistencia === null && <p className="flow-hint">{t.flow.hint}</p>}
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
