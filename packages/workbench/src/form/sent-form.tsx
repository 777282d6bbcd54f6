import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useSending } from '../api/use-sending.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { useTexts } from '../i18n/language.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { serviceErrorWords } from './error-words.ts';
import { FormActions } from './form-actions.tsx';
import { SchemaForm, type SchemaFormProps } from './schema-form.tsx';

interface SentFormProps<Answer> extends Pick<SchemaFormProps, 'model' | 'zone' | 'initial' | 'derive'> {
  /** The name under which its draft is kept. */
  readonly draftName: string;
  readonly path: string;
  /** What is sent besides what is filled in. */
  readonly besides?: Readonly<Record<string, unknown>>;
  readonly submit: string;
  readonly cancel?: string;
  readonly isSmall?: boolean;
  /** The queries whose answers change with it. */
  readonly changes: readonly QueryKey[];
  readonly onSent?: (answer: Answer) => void;
  /** It was sent, or the person leaves it. */
  readonly onClose: () => void;
}

/** A form that is posted to the service as it is filled in, and closes once it is recorded. */
export function SentForm<Answer>(props: SentFormProps<Answer>) {
  const { draftName, path, besides, submit, cancel, isSmall, changes, onSent, onClose, ...form } = props;
  const { lang } = useTexts();
  const queries = useQueryClient();
  const draft = useDraft(draftName);
  const sending = useSending<Answer>({
    onSuccess: (answer) => {
      for (const queryKey of changes) queries.invalidateQueries({ queryKey });
      onClose();
      onSent?.(answer);
    },
  });
  return (
    <SchemaForm
      {...form}
      currency={null}
      kept={draft}
      serviceErrors={useMemo(() => serviceErrorWords(sending.error?.problem.errors ?? []), [sending.error])}
      onSubmit={(payload) => sending.mutate({ path, body: { ...besides, ...payload }, lang, draft })}
    >
      {sending.error ? <ProblemNotice error={sending.error} /> : null}
      <FormActions isSending={sending.isPending} onCancel={onClose} {...{ submit, cancel, isSmall }} />
    </SchemaForm>
  );
}
