import { useMemo } from 'react';
import type { Asistencia } from '../api/bodies.ts';
import type { GroupField } from '../form/field.ts';
import { SentForm } from '../form/sent-form.tsx';
import type { Texts } from '../i18n/es.ts';
import { useTexts } from '../i18n/language.ts';
import { usePersonField } from '../people/use-person-field.ts';
import { useZone } from '../time/zone.ts';

interface NewPendienteProps {
  readonly asistencia: Asistencia;
  readonly onClose: () => void;
}

/** A pendiente made by hand (clause 4.9). */
export function NewPendiente({ asistencia, onClose }: NewPendienteProps) {
  const { t } = useTexts();
  const zone = useZone();
  const person = usePersonField();
  const model = useMemo(() => newPendienteModel(t, person), [t, person]);
  const { id: asistenciaId, expedienteId } = asistencia;
  return (
    <section className="card" aria-label={t.pendientes.create}>
      <SentForm
        model={model}
        zone={zone}
        draftName={`${asistenciaId} pendiente`}
        path="api/pendientes"
        besides={{ expedienteId, asistenciaId }}
        submit={t.pendientes.create}
        isSmall
        changes={[['pendientes', expedienteId]]}
        onClose={onClose}
      />
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
