import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Asistencia, Entry } from '../api/bodies.ts';
import { bitacoraQuery } from '../api/queries.ts';
import { useTexts } from '../i18n/language.ts';
import { useSession } from '../session/use-session.ts';
import { NoteForm } from './note-form.tsx';
import { Timeline } from './timeline.tsx';
import './bitacora.css';

interface BitacoraProps {
  readonly asistencia: Asistencia;
  readonly entries: readonly Entry[] | undefined;
}

/**
 * All that happened to it and to its case, the latest first: a coordinator reads what was said
 * last.
 */
export function Bitacora({ asistencia, entries }: BitacoraProps) {
  const { lang, t } = useTexts();
  const { role } = useSession();
  const ofCase = useQuery(bitacoraQuery(asistencia.expedienteId, lang, 'expedientes')).data;
  const all = useMemo(
    () => [...(ofCase ?? []), ...(entries ?? [])].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at)),
    [ofCase, entries],
  );
  if (!entries) return <p className="empty">{t.loading}</p>;
  return (
    <div className="bitacora">
      {role === 'analista' ? null : <NoteForm asistenciaId={asistencia.id} />}
      {entries.length === 0 ? <p className="empty">{t.bitacora.empty}</p> : null}
      <Timeline entries={all} />
    </div>
  );
}
