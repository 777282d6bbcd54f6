import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Layout } from '../../layout/layout.ts';
import type { Highlight } from '../../render/highlight.ts';
import { asistenciaQuery, bitacoraQuery, definitionQuery } from '../api/queries.ts';
import { useTexts } from '../i18n/language.ts';
import { useRoute } from '../route/use-route.ts';
import { useSession } from '../session/use-session.ts';
import { ElementPanel } from './element-panel.tsx';
import type { Widening } from './flow-controls.tsx';
import { FlowViewport, type Pointed } from './flow-viewport.tsx';
import { layoutQuery } from './load-layout.ts';
import { trailOf } from './trail.ts';

/** The flow of Annex I, with the picked case on it; below, what is pointed at or picked, in words. */
export function FlowPane({ widening }: { readonly widening?: Widening }) {
  const { lang, t } = useTexts();
  const { element, asistencia } = useRoute();
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const { data: layout, isError } = useQuery(layoutQuery(lang));
  const definition = useQuery(definitionQuery(lang)).data;
  const highlight = useHighlight(layout);
  const preview = pointed && pointed.part.id !== element?.id ? pointed.part : null;
  if (!layout) return <p className="empty">{isError ? t.flow.unavailable : t.loading}</p>;
  return (
    <div className="flow">
      <FlowViewport layout={layout} highlight={highlight} widening={widening} onPoint={setPointed} />
      <div className="flow-words" aria-live="polite">
        {element && definition ? (
          <ElementPanel part={element} layout={layout} definition={definition} isPicked />
        ) : null}
        {element === null && asistencia === null && !preview ? (
          <p className="flow-hint">{t.flow.hint}</p>
        ) : null}
      </div>
      {/* What was picked stays in reach while the pointer passes over other parts. */}
      <div className="flow-words" data-at={element || pointed?.isLow ? 'top' : 'bottom'}>
        {preview && definition ? (
          <ElementPanel part={preview} layout={layout} definition={definition} isPicked={false} />
        ) : null}
      </div>
    </div>
  );
}

const nowhere: Highlight = {};

/** Where the picked case is and the way it came, by its bitácora. */
function useHighlight(layout: Layout | undefined): Highlight {
  const { lang } = useTexts();
  const { user, role } = useSession();
  const { asistencia: id } = useRoute();
  const asistencia = useQuery({
    ...asistenciaQuery(id ?? '', `${user} ${role}`, lang),
    enabled: id !== null,
  }).data;
  const entries = useQuery({ ...bitacoraQuery(id ?? '', lang), enabled: id !== null }).data;
  const current = asistencia?.state;
  return useMemo(() => {
    if (!layout || !current) return nowhere;
    return { current, ...trailOf(layout, entries ?? []) };
  }, [layout, current, entries]);
}
