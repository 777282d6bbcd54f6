import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Asistencia } from '../api/bodies.ts';
import { asistenciaQuery, bitacoraQuery, expedienteQuery, pendientesQuery } from '../api/queries.ts';
import { asRequestError } from '../api/use-sending.ts';
import { Bitacora } from '../bitacora/bitacora.tsx';
import { useTexts } from '../i18n/language.ts';
import { isOfAsistencia } from '../pendientes/is-of-asistencia.ts';
import { Pendientes } from '../pendientes/pendientes.tsx';
import { go, useRoute } from '../route/use-route.ts';
import { useSession } from '../session/use-session.ts';
import { useNow } from '../time/use-now.ts';
import { ZoneContext } from '../time/zone.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { CaseData } from './case-data.tsx';
import { CaseSections } from './case-sections.tsx';
import { CaseStrip } from './case-strip.tsx';
import { Decision, isToDecide, withoutAnswers } from './decision.tsx';
import { zoneOf } from './facts-of-context.ts';
import { StepPortProvider } from './step-port.ts';
import { Steps } from './steps.tsx';
import { useServiceSteps } from './use-service-steps.ts';
import './case-panel.css';

/** One asistencia: where it is, what may come next, its bitácora, its pendientes, its data. */
export function CasePanel({ id }: { readonly id: string }) {
  const { lang, t } = useTexts();
  const { user, role } = useSession();
  const who = `${user} ${role}`;
  const query = useQuery({
    ...asistenciaQuery(id, who, lang),
    // A change of language must not unmount a form that the user is filling in.
    placeholderData: (previous, from) =>
      previous?.id === id && from?.queryKey[2] === who ? previous : undefined,
  });
  if (query.isPending) return <p className="empty">{t.loading}</p>;
  if (!query.data) {
    const error = asRequestError(query.error);
    return error.status === 404 || error.status === 400 ? (
      <p className="empty">{t.case.gone}</p>
    ) : (
      <ProblemNotice error={error} />
    );
  }
  return (
    <ZoneContext value={zoneOf(query.data.context)}>
      <OpenCase key={id} asistencia={query.data} />
    </ZoneContext>
  );
}

const second = 1_000;

function OpenCase({ asistencia }: { readonly asistencia: Asistencia }) {
  const { lang, t } = useTexts();
  const { role } = useSession();
  const { settle } = useRoute();
  const { id, expedienteId } = asistencia;
  const port = useServiceSteps(asistencia);
  const now = useNow(second);
  const expediente = useQuery(expedienteQuery(expedienteId, lang));
  const bitacora = useQuery(bitacoraQuery(id, lang));
  const pendientes = useQuery(pendientesQuery(expedienteId, lang));
  const own = useMemo(() => pendientes.data?.filter(isOfAsistencia(id)), [pendientes.data, id]);
  const isDecided = isToDecide(asistencia);
  const [answered, setAnswered] = useState<string | null>(null);
  // A superior who has answered is done: the step that follows is the coordinator's.
  const decided = useRef<string | null>(null);
  useEffect(() => {
    if (isDecided) decided.current = settle;
  }, [isDecided, settle]);
  // A strip that grows while a person clicks moves another step under the pointer.
  if (expediente.isPending || pendientes.isPending) return <p className="empty">{t.loading}</p>;
  return (
    <>
      <CaseStrip
        asistencia={asistencia}
        expediente={expediente.data}
        pendientes={own ?? []}
        now={now}
        onClose={() => go({ asistencia: null, view: 'cases', settle: null })}
      />
      <CaseSections
        pendientes={own ?? []}
        of={{
          steps: () => (
            <StepPortProvider value={port}>
              {isDecided ? (
                <Decision
                  asistencia={asistencia}
                  expediente={expediente.data}
                  entries={bitacora.data ?? []}
                  onAnswered={(label) => setAnswered(t.steps.recorded(label))}
                />
              ) : null}
              <Steps
                asistencia={isDecided ? withoutAnswers(asistencia) : asistencia}
                entries={bitacora.data ?? []}
                role={role}
                settle={isDecided || settle === decided.current ? null : settle}
                answered={answered}
              />
            </StepPortProvider>
          ),
          bitacora: () => <Bitacora asistencia={asistencia} entries={bitacora.data} />,
          pendientes: () => <Pendientes asistencia={asistencia} pendientes={own} />,
          data: () => <CaseData asistencia={asistencia} expediente={expediente.data} />,
        }}
      />
    </>
  );
}
