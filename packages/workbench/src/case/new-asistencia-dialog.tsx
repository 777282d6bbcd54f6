import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Asistencia, Expediente } from '../api/bodies.ts';
import { useSending } from '../api/use-sending.ts';
import { deriveAsistencia } from '../cases/derive-case.ts';
import { newAsistenciaModel } from '../cases/new-case-models.ts';
import { useKnownValues } from '../cases/use-known-values.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { emptyGroup, withPart } from '../form/draft.ts';
import { serviceErrorWords } from '../form/error-words.ts';
import { SchemaForm } from '../form/schema-form.tsx';
import { useNaming } from '../form/use-naming.ts';
import { useTexts } from '../i18n/language.ts';
import { go } from '../route/use-route.ts';
import { dateTime } from '../time/times.ts';
import { useZone } from '../time/zone.ts';
import { Dialog } from '../ui/dialog.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
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
  const queries = useQueryClient();
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
  const draft = useDraft(`${expediente.id} asistencia`);
  const sending = useSending<Asistencia>({
    onSuccess: ({ id }) => {
      for (const queryKey of [['expedientes'], ['expediente', expediente.id], ['pendientes']]) {
        queries.invalidateQueries({ queryKey });
      }
      onClose();
      go({ asistencia: id, view: 'case', section: 'steps', element: null });
    },
  });
  const path = `api/expedientes/${encodeURIComponent(expediente.id)}/asistencias`;
  return (
    <Dialog title={t.newCase.addTitle} onClose={onClose}>
      <SchemaForm
        model={model}
        zone={zone}
        currency={null}
        kept={draft}
        initial={initial}
        derive={(next, previous) => deriveAsistencia(next, previous, known, concluded)}
        serviceErrors={useMemo(() => serviceErrorWords(sending.error?.problem.errors ?? []), [sending.error])}
        onSubmit={(body) => sending.mutate({ path, body, lang, draft })}
      >
        {sending.error ? <ProblemNotice error={sending.error} /> : null}
        <div className="form-actions">
          <button type="submit" className="button primary" disabled={sending.isPending}>
            {t.newCase.openAsistencia}
          </button>
          <button type="button" className="button" onClick={onClose}>
            {t.cancel}
          </button>
        </div>
      </SchemaForm>
    </Dialog>
  );
}

/** Those that were opened after an asistencia of the same expediente. */
const laterThan = ({ id }: Asistencia, { asistencias }: Expediente) => {
  const openedAt = asistencias.find((one) => one.id === id)?.openedAt ?? '';
  return asistencias.filter((other) => other.openedAt > openedAt);
};
