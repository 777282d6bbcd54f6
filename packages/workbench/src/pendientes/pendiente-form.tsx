import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Pendiente } from '../api/bodies.ts';
import { useSending } from '../api/use-sending.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { serviceErrorWords } from '../form/error-words.ts';
import type { Field, GroupField } from '../form/field.ts';
import { SchemaForm } from '../form/schema-form.tsx';
import type { Texts } from '../i18n/es.ts';
import { useTexts } from '../i18n/language.ts';
import { usePersonField } from '../people/use-person-field.ts';
import { useZone } from '../time/zone.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';

export type PendienteAction = 'attend' | 'postpone' | 'reassign' | 'cancel';

const eventOf: Readonly<Record<PendienteAction, string>> = {
  attend: 'pendiente.attended',
  postpone: 'pendiente.postponed',
  reassign: 'pendiente.reassigned',
  cancel: 'pendiente.cancelled',
};

interface PendienteFormProps {
  readonly pendiente: Pendiente;
  readonly action: PendienteAction;
  readonly onClose: () => void;
}

/** What an action on a pendiente asks for, sent as its event. */
export function PendienteForm({ pendiente, action, onClose }: PendienteFormProps) {
  const { lang, t } = useTexts();
  const zone = useZone();
  const queries = useQueryClient();
  const person = usePersonField();
  const model = useMemo(() => modelOfAction(action, t, person), [action, t, person]);
  const draft = useDraft(`${pendiente.id} ${action}`);
  const sending = useSending<Pendiente>({
    onSuccess: () => {
      queries.invalidateQueries({ queryKey: ['pendientes', pendiente.expedienteId] });
      queries.invalidateQueries({ queryKey: ['bitacora'] });
      onClose();
    },
  });
  const path = `api/pendientes/${encodeURIComponent(pendiente.id)}/events`;
  return (
    <SchemaForm
      model={model}
      zone={zone}
      currency={null}
      kept={draft}
      serviceErrors={useMemo(() => serviceErrorWords(sending.error?.problem.errors ?? []), [sending.error])}
      onSubmit={(payload) =>
        sending.mutate({ path, body: { type: eventOf[action], ...payload }, lang, draft })
      }
    >
      {sending.error ? <ProblemNotice error={sending.error} /> : null}
      <div className="form-actions">
        <button type="submit" className="button primary small" disabled={sending.isPending}>
          {t.pendientes[action]}
        </button>
        <button type="button" className="button quiet small" onClick={onClose}>
          {t.back}
        </button>
      </div>
    </SchemaForm>
  );
}

function modelOfAction(
  action: PendienteAction,
  t: Texts,
  person: ReturnType<typeof usePersonField>,
): GroupField {
  const prose = { kind: 'text', multiline: true, maxLength: 2_000, format: 'plain' } as const;
  const fields: Readonly<Record<PendienteAction, Field>> = {
    attend: { ...prose, name: 'note', label: t.pendientes.note, required: false },
    postpone: { kind: 'instant', name: 'dueAt', label: t.pendientes.dueAt, required: true },
    reassign: { ...person, name: 'to', label: t.pendientes.to, required: true },
    cancel: { ...prose, name: 'reason', label: t.pendientes.reason, required: true },
  };
  return { kind: 'group', name: '', label: '', required: true, fields: [fields[action]], variants: null };
}
