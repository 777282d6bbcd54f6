import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Layout } from '../../layout/layout.ts';
import type { Highlight } from '../../render/highlight.ts';
import { asistenciaQuery, bitacoraQuery } from '../api/queries.ts';
import { useTexts } from '../i18n/language.ts';
import { useRoute } from '../route/use-route.ts';
import { useSession } from '../session/use-session.ts';
import { trailOf } from './trail.ts';

const nowhere: Highlight = {};

/** Where the picked case is and the way it came, by its bitácora. */
export function useHighlight(layout: Layout | undefined): Highlight {
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
