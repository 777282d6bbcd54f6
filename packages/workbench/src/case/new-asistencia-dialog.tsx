import { useMemo } from 'react';
import type { Asistencia, Expediente } from '../api/bodies.ts';
import { deriveAsistencia } from '../cases/derive-case.ts';
import { newAsistenciaModel } from '../cases/new-case-models.ts';
import { useKnownValues } from '../cases/use-known-values.ts';
import { emptyGroup, withPart } from '../form/draft.ts';
import { SentForm } from '../form/sent-form.tsx';
import { useNaming } from '../form/use-naming.ts';
import { useTexts } from '../i18n/language.ts';
import { go } from '../route/use-route.ts';
import { dateTime } from '../time/times.ts';
import { useZone } from '../time/zone.ts';
import { Dialog } from '../ui/dialog.tsx';
import { planDraft } from './plan-draft.ts';

interface NewAsistenciaDialogProps {
  readonly expediente: Expediente;
  /** An asistencia of the expediente, whose plan is proposed; null where it has none. */
  readonly like: Asistencia | null;
  readonly onClose: () => void;
}

/**
 * One more service in the same expediente, under the warranty of a concluded one or not (5.2.B).
 */
export function NewAsistenciaDialog({ expediente, like, onClose }: NewAsistenciaDialogProps) {
  const { lang, t } = useTexts();
  const naming = useNaming();
  const zone = useZone();
  const known = useKnownValues();
  const concluded = useMemo(
    () =>
      expediente.asistencias.filter(
        ({ state, category }) => state === 'asistenciaConcluida' && category !== 'garantia',
      ),
    [expediente],
  );
  const model = useMemo(() => {
    const named = concluded.map(({ id, definition, lastAt }) => ({
      id,
      name: `${definition}, ${dateTime(lastAt, lang, zone)}`,
    }));
    return newAsistenciaModel(t, naming, known, named);
  }, [concluded, t, naming, known, lang, zone]);
  const initial = useMemo(
    () =>
      withPart(
        emptyGroup(model, ''),
        'plan',
        like ? planDraft(like, laterThan(like, expediente)) : { timeZone: zone },
      ),
    [model, like, expediente, zone],
  );
  return (
    <Dialog title={t.newCase.addTitle} onClose={onClose}>
      <SentForm<Asistencia>
        model={model}
        zone={zone}
        initial={initial}
        derive={(next, previous) => deriveAsistencia(next, previous, known, concluded)}
        draftName={`${expediente.id} asistencia`}
        path={`api/expedientes/${encodeURIComponent(expediente.id)}/asistencias`}
        submit={t.newCase.openAsistencia}
        changes={[['expedientes'], ['expediente', expediente.id], ['pendientes']]}
        onSent={({ id }) => go({ asistencia: id, view: 'case', section: 'steps', element: null })}
        onClose={onClose}
      />
    </Dialog>
  );
}

/** Those that were opened after an asistencia of the same expediente. */
const laterThan = ({ id }: Asistencia, { asistencias }: Expediente) => {
  const openedAt = asistencias.find((one) => one.id === id)?.openedAt ?? '';
  return asistencias.filter((other) => other.openedAt > openedAt);
};
