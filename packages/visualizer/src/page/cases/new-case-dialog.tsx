import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Asistencia, Expediente } from '../api/bodies.ts';
import { useSending } from '../api/use-sending.ts';
import { type Draft, emptyGroup, withPart } from '../form/draft.ts';
import { serviceErrorWords } from '../form/error-words.ts';
import { SchemaForm } from '../form/schema-form.tsx';
import { useNaming } from '../form/use-naming.ts';
import { browserZone } from '../form/zoned-time.ts';
import { useTexts } from '../i18n/language.ts';
import { go } from '../route/use-route.ts';
import { Dialog } from '../ui/dialog.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { exampleCase } from './example-case.ts';
import { newCaseModel } from './new-case-models.ts';

/** The first call: opens an expediente (also for what will be refused, 5.1.C) and its asistencia. */
export function NewCaseDialog({ onClose }: { readonly onClose: () => void }) {
  const { lang, t } = useTexts();
  const naming = useNaming();
  const zone = browserZone();
  const queries = useQueryClient();
  const model = useMemo(() => newCaseModel(t, naming), [t, naming]);
  const [initial, setInitial] = useState<Draft>(() => blankCase(model, zone));
  const [version, setVersion] = useState(0);
  const expediente = useSending<Expediente>();
  const asistencia = useSending<Asistencia>();
  const failure = expediente.error ?? asistencia.error;

  const open = async (payload: Record<string, unknown>) => {
    const { service, plan, ...of } = payload;
    // An expediente that was opened before its asistencia failed is not opened twice.
    const opened =
      expediente.data ?? (await expediente.mutateAsync({ path: 'api/expedientes', body: of, lang }));
    const path = `api/expedientes/${encodeURIComponent(opened.id)}/asistencias`;
    const { id } = await asistencia.mutateAsync({ path, body: { service, plan }, lang });
    queries.invalidateQueries({ queryKey: ['expedientes'] });
    onClose();
    go({ asistencia: id, view: 'case', section: 'steps', element: null });
  };
  const fillIn = () => {
    setInitial(exampleCase(zone, Date.now()));
    setVersion(version + 1);
  };
  return (
    <Dialog title={t.newCase.title} onClose={onClose}>
      <p className="muted">
        {t.newCase.intro}{' '}
        <button type="button" className="button small" onClick={fillIn}>
          {t.newCase.example}
        </button>
      </p>
      <SchemaForm
        key={version}
        model={model}
        zone={zone}
        currency=""
        initial={initial}
        serviceErrors={useMemo(() => serviceErrorWords(failure?.problem.errors ?? []), [failure])}
        onSubmit={(payload) => void open(payload).catch(() => undefined)}
      >
        {failure ? <ProblemNotice error={failure} /> : null}
        {expediente.data && asistencia.error ? <p className="muted">{t.newCase.expedienteKept}</p> : null}
        <div className="form-actions">
          <button
            type="submit"
            className="button primary"
            disabled={expediente.isPending || asistencia.isPending}
          >
            {t.newCase.open}
          </button>
          <button type="button" className="button" onClick={onClose}>
            {t.cancel}
          </button>
        </div>
      </SchemaForm>
    </Dialog>
  );
}

function blankCase(model: ReturnType<typeof newCaseModel>, zone: string): Draft {
  const blank = emptyGroup(model, '');
  return { ...blank, plan: withPart(blank.plan ?? '', 'timeZone', zone) };
}
