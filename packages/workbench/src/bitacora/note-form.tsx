import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Entry } from '../api/bodies.ts';
import { useSending } from '../api/use-sending.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { serviceErrorWords } from '../form/error-words.ts';
import type { GroupField } from '../form/field.ts';
import { SchemaForm } from '../form/schema-form.tsx';
import { useTexts } from '../i18n/language.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';

const noteLength = 2_000;

/** Writes a note into the bitácora: it moves nothing. */
export function NoteForm({ asistenciaId }: { readonly asistenciaId: string }) {
  const { lang, t } = useTexts();
  const queries = useQueryClient();
  const [written, setWritten] = useState(0);
  const draft = useDraft(`${asistenciaId} note`);
  const sending = useSending<Entry>({
    onSuccess: () => {
      setWritten(written + 1);
      return queries.invalidateQueries({ queryKey: ['bitacora', asistenciaId] });
    },
  });
  const model: GroupField = {
    kind: 'group',
    name: '',
    label: t.bitacora.addNote,
    required: true,
    variants: null,
    fields: [
      {
        kind: 'text',
        name: 'text',
        label: t.bitacora.addNote,
        required: true,
        multiline: true,
        maxLength: noteLength,
        format: 'plain',
      },
    ],
  };
  const path = `api/asistencias/${encodeURIComponent(asistenciaId)}/bitacora`;
  return (
    <div className="note-form">
      <SchemaForm
        key={written}
        model={model}
        zone="UTC"
        currency={null}
        kept={draft}
        serviceErrors={serviceErrorWords(sending.error?.problem.errors ?? [])}
        onSubmit={(body) => sending.mutate({ path, body, lang, draft })}
      >
        {sending.error ? <ProblemNotice error={sending.error} /> : null}
        <button type="submit" className="button small" disabled={sending.isPending}>
          {t.save}
        </button>
      </SchemaForm>
    </div>
  );
}
