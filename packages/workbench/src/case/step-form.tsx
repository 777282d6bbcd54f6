import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { AllowedEvent, Asistencia, Entry } from '../api/bodies.ts';
import type { Refusal, RequestError } from '../api/problem.ts';
import { expedienteQuery } from '../api/queries.ts';
import { asRequestError } from '../api/use-sending.ts';
import { useKnownValues } from '../cases/use-known-values.ts';
import { type FormDraft, useDraft } from '../drafts/use-draft.ts';
import { serviceErrorWords } from '../form/error-words.ts';
import { knownProviders, simulatedProviders } from '../form/known-providers.ts';
import { modelOf } from '../form/model-of.ts';
import { SchemaForm } from '../form/schema-form.tsx';
import { useNaming } from '../form/use-naming.ts';
import { useTexts } from '../i18n/language.ts';
import { useZone } from '../time/zone.ts';
import { ProblemNotice, Refusals } from '../ui/problem-notice.tsx';
import { currencyOf, serviceOf, textOf } from './facts-of-context.ts';
import { proposedDraft } from './proposed-draft.ts';
import { type StepRequest, useStepPort } from './step-port.ts';

export interface StepFormProps {
  readonly asistencia: Asistencia;
  readonly entries: readonly Entry[];
  readonly event: Pick<AllowedEvent, 'type' | 'schema'> & Partial<Pick<AllowedEvent, 'needed'>>;
  /** Recorded, as this revision. */
  readonly onDone: (revision: number) => void;
  readonly onCancel: () => void;
}

/** Who can do what is needed, where: the panel has read the expediente before it shows a step. */
function useProviders({ context, expedienteId }: Asistencia, entries: readonly Entry[]) {
  const { lang } = useTexts();
  const { isSimulated } = useStepPort();
  const others = useKnownValues().providers;
  const expediente = useQueryClient().getQueryData(expedienteQuery(expedienteId, lang).queryKey);
  const city = expediente?.location.city ?? textOf(context, 'plan', 'originCity') ?? '';
  return useMemo(() => {
    const place = { ...serviceOf(context), city };
    return knownProviders(entries, isSimulated ? simulatedProviders : others, place);
  }, [entries, others, isSimulated, context, city]);
}

/**
 * The form of an event: filled in, asked about, sent. A refusal is shown in it with the clause that
 * forbids it.
 */
export function StepForm({ asistencia, entries, event, onDone, onCancel }: StepFormProps) {
  const { t } = useTexts();
  const zone = useZone();
  const { isSimulated } = useStepPort();
  const naming = useNaming();
  const model = useMemo(() => modelOf(event.schema, naming), [event.schema, naming]);
  const needed = useMemo(
    () =>
      Object.fromEntries(
        Object.entries(event.needed ?? {}).map(([field, clause]) => [field, t.steps.neededFor(clause)]),
      ),
    [event.needed, t],
  );
  const proposed = useMemo(
    () => proposedDraft(event.type, model, asistencia, entries),
    [event.type, model, asistencia, entries],
  );
  const providers = useProviders(asistencia, entries);
  const draft = useDraft(isSimulated ? null : `${asistencia.id} ${event.type}`, asistencia.revision);
  const { answer, isSending, send, explain } = useAnswers(asistencia.revision, onDone, draft);
  const withType = (payload: Record<string, unknown>): StepRequest => ({ type: event.type, ...payload });
  return (
    <SchemaForm
      model={model}
      zone={zone}
      currency={currencyOf(asistencia.context)}
      kept={draft}
      initial={proposed}
      providers={providers}
      needed={needed}
      serviceErrors={useMemo(() => serviceErrorWords(answer.error?.problem.errors ?? []), [answer.error])}
      onSubmit={(payload) => send(withType(payload))}
    >
      {({ read }) => (
        <>
          {answer.error ? <ProblemNotice error={answer.error} /> : <Explained refusals={answer.refusals} />}
          <div className="form-actions">
            <button type="submit" className="button primary" disabled={isSending}>
              {isSending ? t.steps.sending : t.steps.send}
            </button>
            <button
              type="button"
              className="button"
              onClick={() => {
                const payload = read();
                if (payload) explain(withType(payload));
              }}
            >
              {t.steps.explain}
            </button>
            <button type="button" className="button quiet" onClick={onCancel}>
              {t.cancel}
            </button>
          </div>
        </>
      )}
    </SchemaForm>
  );
}

function Explained({ refusals }: { readonly refusals: readonly Refusal[] | null }) {
  const { t } = useTexts();
  if (refusals === null) return null;
  if (refusals.length === 0) {
    return (
      <p className="notice notice-good" role="status">
        {t.steps.accepted}
      </p>
    );
  }
  return (
    <div className="notice notice-bad" role="alert">
      <Refusals refusals={refusals} />
    </div>
  );
}

interface Answer {
  /** Of an explanation; null where none was asked for. */
  readonly refusals: readonly Refusal[] | null;
  readonly error: RequestError | null;
}

const none: Answer = { refusals: null, error: null };

/**
 * The last answer, to a step or to a question about it. A step is sent for the revision at which
 * its form was opened. If the case changes meanwhile, the form shows that, and then sends the step
 * for the new revision.
 */
export function useAnswers(revision: number, onDone: (revision: number) => void, draft?: FormDraft) {
  const port = useStepPort();
  const [answer, setAnswer] = useState<Answer>(none);
  const [seen, setSeen] = useState(draft?.revision ?? revision);
  const [isSending, setSending] = useState(false);
  const failed = (thrown: unknown) => {
    const error = asRequestError(thrown);
    setAnswer({ refusals: null, error });
    if (error.status !== 412) return;
    const next = error.problem.revision ?? seen;
    setSeen(next);
    draft?.see(next);
  };
  return {
    answer,
    isSending,
    async send(event: StepRequest) {
      setAnswer(none);
      setSending(true);
      try {
        // Without a form nothing was typed on an earlier version: what is in view counts.
        onDone(await port.send(event, draft ? seen : revision, draft));
      } catch (error) {
        failed(error);
      } finally {
        setSending(false);
      }
    },
    async explain(event: StepRequest) {
      setAnswer(none);
      try {
        setAnswer({ refusals: await port.explain(event), error: null });
      } catch (error) {
        failed(error);
      }
    },
  };
}
