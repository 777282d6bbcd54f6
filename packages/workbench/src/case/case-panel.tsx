import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Asistencia } from '../api/bodies.ts';
import { asistenciaQuery, bitacoraQuery, expedienteQuery, pendientesQuery } from '../api/queries.ts';
import { asRequestError } from '../api/use-sending.ts';
import { Bitacora } from '../bitacora/bitacora.tsx';
import { useTexts } from '../i18n/language.ts';
import { Pendientes } from '../pendientes/pendientes.tsx';
import { useSession } from '../session/use-session.ts';
import { ZoneContext } from '../time/zone.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { CaseData } from './case-data.tsx';
import { CaseHeader } from './case-header.tsx';
import { CaseSections } from './case-sections.tsx';
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

function OpenCase({ asistencia }: { readonly asistencia: Asistencia }) {
  const { lang } = useTexts();
  const { role } = useSession();
  const port = useServiceSteps(asistencia);
  const expediente = useQuery(expedienteQuery(asistencia.expedienteId, lang));
  const bitacora = useQuery(bitacoraQuery(asistencia.id, lang));
  const pendientes = useQuery(pendientesQuery(asistencia.expedienteId, lang));
  const own = useMemo(
    () =>
      pendientes.data?.filter(({ asistenciaId }) => asistenciaId === null || asistenciaId === asistencia.id),
    [pendientes.data, asistencia.id],
  );
  return (
    <>
      <CaseHeader asistencia={asistencia} expediente={expediente.data} />
      <CaseSections
        pendientes={own ?? []}
        of={{
          steps: () => (
            <StepPortProvider value={port}>
              <Steps asistencia={asistencia} entries={bitacora.data ?? []} role={role} />
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
