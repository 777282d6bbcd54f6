import { useMemo } from 'react';
import type { Pendiente } from '../api/bodies.ts';
import type { Field, GroupField } from '../form/field.ts';
import { SentForm } from '../form/sent-form.tsx';
import type { Texts } from '../i18n/es.ts';
import { useTexts } from '../i18n/language.ts';
import { usePersonField } from '../people/use-person-field.ts';
import { useZone } from '../time/zone.ts';

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
  const { t } = useTexts();
  const zone = useZone();
  const person = usePersonField();
  const model = useMemo(() => modelOfAction(action, t, person), [action, t, person]);
  return (
    <SentForm
      model={model}
      zone={zone}
      draftName={`${pendiente.id} ${action}`}
      path={`api/pendientes/${encodeURIComponent(pendiente.id)}/events`}
      besides={{ type: eventOf[action] }}
      submit={t.pendientes[action]}
      cancel={t.back}
      isSmall
      changes={[['pendientes', pendiente.expedienteId], ['bitacora']]}
      onClose={onClose}
    />
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
