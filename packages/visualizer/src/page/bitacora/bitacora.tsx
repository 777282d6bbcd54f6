import type { Asistencia, Entry } from '../api/bodies.ts';
import { useTexts } from '../i18n/language.ts';
import { useSession } from '../session/use-session.ts';
import { NoteForm } from './note-form.tsx';
import { Timeline } from './timeline.tsx';

interface BitacoraProps {
  readonly asistencia: Asistencia;
  readonly entries: readonly Entry[] | undefined;
}

/** All that happened, the latest first: a coordinator reads what was said last. */
export function Bitacora({ asistencia, entries }: BitacoraProps) {
  const { t } = useTexts();
  const { role } = useSession();
  if (!entries) return <p className="empty">{t.loading}</p>;
  return (
    <div className="bitacora">
      {role === 'analista' ? null : <NoteForm asistenciaId={asistencia.id} />}
      {entries.length === 0 ? <p className="empty">{t.bitacora.empty}</p> : null}
      <Timeline entries={entries} />
    </div>
  );
}
