import type { Highlight, Layout } from '@conexion/visualizer';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { asistenciaQuery, bitacoraQuery } from '../api/queries.ts';
import { useTexts } from '../i18n/language.ts';
import { useRoute } from '../route/use-route.ts';
import { useSession } from '../session/use-session.ts';
import { type Move, trailOf } from './trail.ts';

/** A case as the flow shows it. */
export interface FollowedCase {
  /** A change of case moves the picture to it. */
  readonly id: string;
  /** Undefined until it is known. */
  readonly state: string | undefined;
  /** Of a machine with parallel states, where else it is. */
  readonly alsoIn?: readonly string[];
  /** Its journal, oldest first. */
  readonly moves: readonly Move[];
}

const nowhere: Highlight = {};
const nothing: readonly string[] = [];

/** Where a case is and the way it came, by its bitácora. */
export function useHighlight(layout: Layout | undefined, followed: FollowedCase | null): Highlight {
  const { state: current, alsoIn = nothing, moves } = followed ?? {};
  return useMemo(() => {
    if (!layout || !current) return nowhere;
    return { current, alsoIn, ...trailOf(layout, moves ?? []) };
  }, [layout, current, alsoIn, moves]);
}

const none: readonly Move[] = [];

/** The case that is open in the page, by the service. */
export function usePickedCase(): FollowedCase | null {
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
