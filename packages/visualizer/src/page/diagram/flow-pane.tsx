import type { Definition } from '@conexion/machines';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Layout } from '../../layout/layout.ts';
import type { Highlight } from '../../render/flow-diagram.tsx';
import { asistenciaQuery, bitacoraQuery } from '../api/queries.ts';
import { useDefinition } from '../api/use-definition.ts';
import { useTexts } from '../i18n/language.ts';
import { useRoute } from '../route/use-route.ts';
import { useSession } from '../session/use-session.ts';
import { ElementPanel } from './element-panel.tsx';
import type { Widening } from './flow-controls.tsx';
import { FlowViewport, type Pointed } from './flow-viewport.tsx';
import { layoutQuery } from './load-layout.ts';
import { type Move, trailOf } from './trail.ts';

/** The flow of Annex I, with the picked case of the service on it. */
export function FlowPane({ widening }: { readonly widening?: Widening }) {
  return <CaseFlow widening={widening} followed={usePickedCase()} />;
}

/** A case as the flow shows it. */
export interface FollowedCase {
  /** Another one is brought into view anew. */
  readonly id: string;
  /** Undefined until it is known. */
  readonly state: string | undefined;
  /** Of a machine with parallel states, where else it is. */
  readonly alsoIn?: readonly string[];
  /** Its journal, oldest first. */
  readonly moves: readonly Move[];
}

interface CaseFlowProps {
  readonly widening?: Widening | undefined;
  readonly followed: FollowedCase | null;
}

/** The flow of the procedure with a case on it. */
export function CaseFlow({ widening, followed }: CaseFlowProps) {
  const { lang, t } = useTexts();
  const { data: layout, isError } = useQuery(layoutQuery(lang));
  const definition = useDefinition();
  if (!layout) return <p className="empty">{isError ? t.flow.unavailable : t.loading}</p>;
  return <Flow layout={layout} definition={definition} widening={widening} followed={followed} />;
}

interface FlowProps extends CaseFlowProps {
  readonly layout: Layout;
  /** What says the parts of the picture in words; without it, it is only looked at. */
  readonly definition: Definition | undefined;
  /** A machine other than the procedure: it begins as a whole, and the procedure's files are not offered. */
  readonly isForeign?: boolean;
}

/** A picture with a case on it; below, what is pointed at or picked, in words. */
export function Flow({ layout, definition, widening, followed, isForeign = false }: FlowProps) {
  const { t } = useTexts();
  const { element } = useRoute();
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const highlight = useHighlight(layout, followed);
  const preview = pointed && pointed.part.id !== element?.id ? pointed.part : null;
  return (
    <div className="flow">
      <FlowViewport
        layout={layout}
        highlight={highlight}
        followed={followed?.id ?? null}
        isForeign={isForeign}
        widening={widening}
        onPoint={setPointed}
      />
      <div className="flow-words" aria-live="polite">
        {element && definition ? (
          <ElementPanel part={element} layout={layout} definition={definition} isPicked />
        ) : null}
        {element === null && followed === null && !preview ? (
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
const nothing: readonly string[] = [];

/** Where a case is and the way it came, by its bitácora. */
function useHighlight(layout: Layout, followed: FollowedCase | null): Highlight {
  const { state: current, alsoIn = nothing, moves } = followed ?? {};
  return useMemo(() => {
    if (!current) return nowhere;
    const { visitedStates, visitedEdges } = trailOf(layout, moves ?? []);
    return { current, visitedStates: [...visitedStates, ...alsoIn], visitedEdges };
  }, [layout, current, alsoIn, moves]);
}

const none: readonly Move[] = [];

/** The case that is open in the page, by the service. */
function usePickedCase(): FollowedCase | null {
  const { lang } = useTexts();
  const { user, role } = useSession();
  const { asistencia: id } = useRoute();
  const asistencia = useQuery({
    ...asistenciaQuery(id ?? '', `${user} ${role}`, lang),
    enabled: id !== null,
  }).data;
  const entries = useQuery({ ...bitacoraQuery(id ?? '', lang), enabled: id !== null }).data;
  return id === null ? null : { id, state: asistencia?.state, moves: entries ?? none };
}
