import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Expediente } from '../api/bodies.ts';
import { useSending } from '../api/use-sending.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { serviceErrorWords } from '../form/error-words.ts';
import type { GroupField } from '../form/field.ts';
import { SchemaForm } from '../form/schema-form.tsx';
import { useTexts } from '../i18n/language.ts';
import { usePersonField } from '../people/use-person-field.ts';
import { Dialog } from '../ui/dialog.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';

interface TransferDialogProps {
  readonly expediente: Expediente;
  readonly onClose: () => void;
}

/** Hands the case to another coordinator; its pendientes follow. */
export function TransferDialog({ expediente, onClose }: TransferDialogProps) {
  const { lang, t } = useTexts();
  const queries = useQueryClient();
  const draft = useDraft(`${expediente.id} transfer`);
  const sending = useSending<Expediente>({
    onSuccess: () => {
      for (const queryKey of [['expediente', expediente.id], ['expedientes'], ['pendientes'], ['bitacora']]) {
        queries.invalidateQueries({ queryKey });
      }
      onClose();
    },
  });
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
  const path = `api/expedientes/${encodeURIComponent(expediente.id)}/transfer`;
  return (
    <Dialog title={t.case.transfer} onClose={onClose}>
      <SchemaForm
        model={model}
        zone="UTC"
        currency={null}
        kept={draft}
        serviceErrors={useMemo(() => serviceErrorWords(sending.error?.problem.errors ?? []), [sending.error])}
        onSubmit={(body) => sending.mutate({ path, body, lang, draft })}
      >
        {sending.error ? <ProblemNotice error={sending.error} /> : null}
        <div className="form-actions">
          <button type="submit" className="button primary" disabled={sending.isPending}>
            {t.case.transfer}
          </button>
          <button type="button" className="button" onClick={onClose}>
            {t.cancel}
          </button>
        </div>
      </SchemaForm>
    </Dialog>
  );
}
