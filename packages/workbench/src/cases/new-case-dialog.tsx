import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Expediente } from '../api/bodies.ts';
import { useSending } from '../api/use-sending.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { serviceErrorWords } from '../form/error-words.ts';
import { useTexts } from '../i18n/language.ts';
import { go } from '../route/use-route.ts';
import { Dialog } from '../ui/dialog.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { KnownHolder } from './known-holder.tsx';
import { keepCall } from './last-call.ts';
import { type NewCase, NewCaseForm } from './new-case-form.tsx';

/**
 * The first call: opens an expediente (also for what will be refused, 5.1.C) and its asistencia, or
 * neither.
 */
export function NewCaseDialog({ onClose }: { readonly onClose: () => void }) {
  const { lang, t } = useTexts();
  const queries = useQueryClient();
  const draft = useDraft('new-case');
  const show = (asistencia: string, settle: string | null) => {
    onClose();
    go({ asistencia, view: 'case', section: 'steps', element: null, settle });
  };
  const sending = useSending<Expediente>({
    onSuccess: ({ call, asistencias: [first] }) => {
      keepCall(call);
      queries.invalidateQueries({ queryKey: ['expedientes'] });
      queries.invalidateQueries({ queryKey: ['holder'] });
      if (first) show(first.id, 'resolveCoverage');
    },
  });
  const open = ({ expediente, asistencia }: NewCase) =>
    sending.mutate({ path: 'api/expedientes', body: { ...expediente, asistencia }, lang, draft });
  return (
    <Dialog title={t.newCase.title} onClose={onClose}>
      <NewCaseForm
        isOpening={sending.isPending}
        kept={draft}
        assist={(form) => <KnownHolder {...form} onOpen={(asistencia) => show(asistencia, null)} />}
        serviceErrors={useMemo(() => errorsByField(sending.error?.problem.errors ?? []), [sending.error])}
        onOpen={open}
        onCancel={onClose}
      >
        {sending.error ? <ProblemNotice error={sending.error} /> : null}
      </NewCaseForm>
    </Dialog>
  );
}

/** The form has the parts of the asistencia beside those of the expediente. */
const errorsByField = (errors: readonly { readonly path: string; readonly message: string }[]) =>
  serviceErrorWords(errors.map((error) => ({ ...error, path: error.path.replace(/^asistencia\./, '') })));
