import { useQueryClient } from '@tanstack/react-query';
import type { Asistencia } from '../api/bodies.ts';
import type { Refusal } from '../api/problem.ts';
import { request } from '../api/request.ts';
import { asRequestError, useSending } from '../api/use-sending.ts';
import { useTexts } from '../i18n/language.ts';
import { useSession } from '../session/use-session.ts';
import type { StepPort } from './step-port.ts';

interface Recorded {
  readonly asistencia: Asistencia;
}

/** The service takes the steps. */
export function useServiceSteps({ id }: Asistencia): StepPort {
  const { lang } = useTexts();
  const sending = useSending<Recorded>();
  const afterwards = useAfterwards();
  const refresh = useRefresh(id);
  const path = `api/asistencias/${encodeURIComponent(id)}`;
  return {
    isSimulated: false,
    async send(body, seen, draft) {
      try {
        const answer = await sending.mutateAsync({
          path: `${path}/events`,
          body,
          lang,
          ifMatch: seen,
          draft,
        });
        afterwards(answer.asistencia);
        return answer.asistencia.revision;
      } catch (error) {
        const failure = asRequestError(error);
        if (failure.status === 412 || failure.status === 409) refresh();
        throw failure;
      }
    },
    async explain(body) {
      const { refusals } = await request<{ refusals: readonly Refusal[] }>(`${path}/explain`, { body, lang });
      return refusals;
    },
  };
}

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
