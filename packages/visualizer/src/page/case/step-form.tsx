import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Asistencia, Entry } from '../api/bodies.ts';
import type { Refusal, RequestError } from '../api/problem.ts';
import { request } from '../api/request.ts';
import { asRequestError, useSending } from '../api/use-sending.ts';
import { useZone } from '../app/zone.ts';
import { serviceErrorWords } from '../form/error-words.ts';
import type { JsonSchema } from '../form/json-schema.ts';
import { knownProviders } from '../form/known-providers.ts';
import { modelOf } from '../form/model-of.ts';
import { SchemaForm } from '../form/schema-form.tsx';
import { useNaming } from '../form/use-naming.ts';
import { useTexts } from '../i18n/language.ts';
import { useSession } from '../session/use-session.ts';
import { ProblemNotice, Refusals } from '../ui/problem-notice.tsx';
import { currencyOf } from './facts-of-context.ts';

export interface StepFormProps {
  readonly asistencia: Asistencia;
  readonly entries: readonly Entry[];
  readonly event: { readonly type: string; readonly schema: JsonSchema };
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

interface Recorded {
  readonly asistencia: Asistencia;
}

/** The form of an event: filled in, asked about, sent. A refusal is shown in it with the clause that forbids it. */
export function StepForm({ asistencia, entries, event, onDone, onCancel }: StepFormProps) {
  const { lang, t } = useTexts();
  const zone = useZone();
  const naming = useNaming();
  const model = useMemo(() => modelOf(event.schema, naming), [event.schema, naming]);
  const providers = useMemo(() => knownProviders(entries.map(({ payload }) => payload)), [entries]);
  const afterwards = useAfterwards();
  const sending = useSending<Recorded>({
    onSuccess: (answer) => {
      afterwards(answer.asistencia);
      onDone();
    },
  });
  const explanation = useExplanation();
  const path = `api/asistencias/${encodeURIComponent(asistencia.id)}`;
  const failure = sending.error ?? explanation.error;
  const refresh = useRefresh(asistencia.id);

  const send = (payload: Record<string, unknown>) => {
    explanation.clear();
    const body = { type: event.type, ...payload };
    sending.mutate(
      { path: `${path}/events`, body, lang, ifMatch: asistencia.revision },
      { onError: ({ status }) => (status === 412 || status === 409 ? refresh() : undefined) },
    );
  };
  return (
    <SchemaForm
      model={model}
      zone={zone}
      currency={currencyOf(asistencia.context)}
      providers={providers}
      serviceErrors={useMemo(() => serviceErrorWords(failure?.problem.errors ?? []), [failure])}
      onSubmit={send}
    >
      {({ read }) => (
        <>
          {failure ? <ProblemNotice error={failure} /> : <Explained refusals={explanation.refusals} />}
          <div className="form-actions">
            <button type="submit" className="button primary" disabled={sending.isPending}>
              {sending.isPending ? t.steps.sending : t.steps.send}
            </button>
            <button
              type="button"
              className="button"
              onClick={() => {
                sending.reset();
                const payload = read();
                if (payload) explanation.ask(`${path}/explain`, { type: event.type, ...payload });
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

/** Asks the service whether it would take an event, which changes nothing. */
function useExplanation() {
  const { lang } = useTexts();
  const [answer, setAnswer] = useState<{ refusals: readonly Refusal[] | null; error: RequestError | null }>(
    none,
  );
  const ask = async (path: string, body: unknown) => {
    try {
      const { refusals } = await request<{ refusals: readonly Refusal[] }>(path, { body, lang });
      setAnswer({ refusals, error: null });
    } catch (error) {
      setAnswer({ refusals: null, error: asRequestError(error) });
    }
  };
  return { ...answer, ask, clear: () => setAnswer(none) };
}

const none = { refusals: null, error: null };

/** What an accepted event changes on the page. */
function useAfterwards() {
  const queries = useQueryClient();
  const { lang } = useTexts();
  const { user, role } = useSession();
  return (asistencia: Asistencia) => {
    queries.setQueryData(['asistencia', asistencia.id, `${user} ${role}`, lang], asistencia);
    for (const queryKey of [
      ['asistencia', asistencia.id],
      ['bitacora', asistencia.id],
      ['pendientes', asistencia.expedienteId],
      ['expediente', asistencia.expedienteId],
      ['expedientes'],
    ]) {
      queries.invalidateQueries({ queryKey });
    }
  };
}

function useRefresh(id: string) {
  const queries = useQueryClient();
  return () => {
    queries.invalidateQueries({ queryKey: ['asistencia', id] });
    queries.invalidateQueries({ queryKey: ['bitacora', id] });
  };
}
