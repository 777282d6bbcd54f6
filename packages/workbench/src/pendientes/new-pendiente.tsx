import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Asistencia, Pendiente } from '../api/bodies.ts';
import { useSending } from '../api/use-sending.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { serviceErrorWords } from '../form/error-words.ts';
import type { GroupField } from '../form/field.ts';
import { SchemaForm } from '../form/schema-form.tsx';
import type { Texts } from '../i18n/es.ts';
import { useTexts } from '../i18n/language.ts';
import { usePersonField } from '../people/use-person-field.ts';
import { useZone } from '../time/zone.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';

interface NewPendienteProps {
  readonly asistencia: Asistencia;
  readonly onClose: () => void;
}

/** A pendiente made by hand (clause 4.9). */
export function NewPendiente({ asistencia, onClose }: NewPendienteProps) {
  const { lang, t } = useTexts();
  const zone = useZone();
  const queries = useQueryClient();
  const person = usePersonField();
  const model = useMemo(() => newPendienteModel(t, person), [t, person]);
  const { id: asistenciaId, expedienteId } = asistencia;
  const draft = useDraft(`${asistenciaId} pendiente`);
  const sending = useSending<Pendiente>({
    onSuccess: () => {
      queries.invalidateQueries({ queryKey: ['pendientes', expedienteId] });
      onClose();
    },
  });
  return (
    <section className="card" aria-label={t.pendientes.create}>
      <SchemaForm
        model={model}
        zone={zone}
        currency={null}
        kept={draft}
        serviceErrors={useMemo(() => serviceErrorWords(sending.error?.problem.errors ?? []), [sending.error])}
        onSubmit={(payload) =>
          sending.mutate({
            path: 'api/pendientes',
            body: { expedienteId, asistenciaId, ...payload },
            lang,
            draft,
          })
        }
      >
        {sending.error ? <ProblemNotice error={sending.error} /> : null}
        <div className="form-actions">
          <button type="submit" className="button primary small" disabled={sending.isPending}>
            {t.pendientes.create}
          </button>
          <button type="button" className="button quiet small" onClick={onClose}>
            {t.cancel}
          </button>
        </div>
      </SchemaForm>
    </section>
  );
}

function newPendienteModel(t: Texts, person: ReturnType<typeof usePersonField>): GroupField {
  const line = { kind: 'text', format: 'plain' } as const;
  return {
    kind: 'group',
    name: '',
    label: t.pendientes.create,
    required: true,
    variants: null,
    fields: [
      { ...line, name: 'text', label: t.pendientes.text, required: true, multiline: true, maxLength: 2_000 },
      { kind: 'instant', name: 'dueAt', label: t.pendientes.dueAt, required: true },
      { ...person, name: 'assignee', label: t.pendientes.assignee, required: false },
    ],
  };
}
