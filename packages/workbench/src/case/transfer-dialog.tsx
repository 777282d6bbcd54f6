import { useMemo } from 'react';
import type { Expediente } from '../api/bodies.ts';
import type { GroupField } from '../form/field.ts';
import { SentForm } from '../form/sent-form.tsx';
import { useTexts } from '../i18n/language.ts';
import { usePersonField } from '../people/use-person-field.ts';
import { Dialog } from '../ui/dialog.tsx';

interface TransferDialogProps {
  readonly expediente: Expediente;
  readonly onClose: () => void;
}

/** Hands the case to another coordinator; its pendientes follow. */
export function TransferDialog({ expediente, onClose }: TransferDialogProps) {
  const { t } = useTexts();
  const person = usePersonField();
  const model = useMemo((): GroupField => {
    const text = { kind: 'text', required: true, format: 'plain' } as const;
    return {
      kind: 'group',
      name: '',
      label: t.case.transfer,
      required: true,
      variants: null,
      fields: [
        { ...person, name: 'to', label: t.case.transferTo, required: true },
        { ...text, name: 'reason', label: t.case.reason, multiline: true, maxLength: 2_000 },
      ],
    };
  }, [t, person]);
  return (
    <Dialog title={t.case.transfer} onClose={onClose}>
      <SentForm
        model={model}
        zone="UTC"
        draftName={`${expediente.id} transfer`}
        path={`api/expedientes/${encodeURIComponent(expediente.id)}/transfer`}
        submit={t.case.transfer}
        changes={[['expediente', expediente.id], ['expedientes'], ['pendientes'], ['bitacora']]}
        onClose={onClose}
      />
    </Dialog>
  );
}
