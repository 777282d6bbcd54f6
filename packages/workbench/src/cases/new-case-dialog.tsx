import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Asistencia, Expediente } from '../api/bodies.ts';
import { useSending } from '../api/use-sending.ts';
import { serviceErrorWords } from '../form/error-words.ts';
import { useTexts } from '../i18n/language.ts';
import { go } from '../route/use-route.ts';
import { Dialog } from '../ui/dialog.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { type NewCase, NewCaseForm } from './new-case-form.tsx';

/**
 * The first call: opens an expediente (also for what will be refused, 5.1.C) and its asistencia.
 */
export function NewCaseDialog({ onClose }: { readonly onClose: () => void }) {
  const { lang, t } = useTexts();
  const queries = useQueryClient();
  const expediente = useSending<Expediente>();
  const asistencia = useSending<Asistencia>();
  const failure = expediente.error ?? asistencia.error;

  const open = async (of: NewCase) => {
    // An expediente that was opened before its asistencia failed is not opened twice.
    const opened =
      expediente.data ??
      (await expediente.mutateAsync({ path: 'api/expedientes', body: of.expediente, lang }));
    const path = `api/expedientes/${encodeURIComponent(opened.id)}/asistencias`;
    const { id } = await asistencia.mutateAsync({ path, body: of.asistencia, lang });
    queries.invalidateQueries({ queryKey: ['expedientes'] });
    onClose();
    go({ asistencia: id, view: 'case', section: 'steps', element: null });
  };
  return (
    <Dialog title={t.newCase.title} onClose={onClose}>
      <NewCaseForm
        isOpening={expediente.isPending || asistencia.isPending}
        serviceErrors={useMemo(() => serviceErrorWords(failure?.problem.errors ?? []), [failure])}
        onOpen={(opened) => void open(opened).catch(() => undefined)}
        onCancel={onClose}
      >
        {failure ? <ProblemNotice error={failure} /> : null}
        {expediente.data && asistencia.error ? <p className="muted">{t.newCase.expedienteKept}</p> : null}
      </NewCaseForm>
    </Dialog>
  );
}
