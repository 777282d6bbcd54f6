import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Asistencia } from '../api/bodies.ts';
import { asistenciaQuery, bitacoraQuery, expedienteQuery, pendientesQuery } from '../api/queries.ts';
import { asRequestError } from '../api/use-sending.ts';
import { ZoneContext } from '../app/zone.ts';
import { Bitacora } from '../bitacora/bitacora.tsx';
import { useTexts } from '../i18n/language.ts';
import { Pendientes } from '../pendientes/pendientes.tsx';
import { type Section, sections } from '../route/route.ts';
import { go, useRoute } from '../route/use-route.ts';
import { useSession } from '../session/use-session.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { CaseData } from './case-data.tsx';
import { CaseHeader } from './case-header.tsx';
import { zoneOf } from './facts-of-context.ts';
import { StepPortProvider } from './step-port.ts';
import { Steps } from './steps.tsx';
import { useServiceSteps } from './use-service-steps.ts';

const panelId = 'case-section';

/** One asistencia: where it is, what may come next, its bitácora, its pendientes, its data. */
export function CasePanel({ id }: { readonly id: string }) {
  const { lang, t } = useTexts();
  const { user, role } = useSession();
  const query = useQuery(asistenciaQuery(id, `${user} ${role}`, lang));
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
  const { lang, t } = useTexts();
  const { section } = useRoute();
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
  const open = own?.filter(({ status }) => status === 'pendiente').length ?? 0;
  const labelOf = (id: Section) => (
    <>
      {t.case.sections[id]}
      {id === 'pendientes' && open > 0 ? <span className="count">{open}</span> : null}
    </>
  );
  return (
    <>
      <CaseHeader asistencia={asistencia} expediente={expediente.data} />
      <Tabs
        label={t.case.sectionSwitch}
        of={sections.map((id) => ({ id, label: labelOf(id) }))}
        selected={section}
        panel={panelId}
        onSelect={(id) => go({ section: id }, { replace: true })}
      />
      <div
        className="pane-body"
        key={section}
        id={panelId}
        role="tabpanel"
        aria-labelledby={`${panelId}-${section}`}
      >
        {section === 'steps' ? (
          <StepPortProvider value={port}>
            <Steps asistencia={asistencia} entries={bitacora.data ?? []} role={role} />
          </StepPortProvider>
        ) : null}
        {section === 'bitacora' ? <Bitacora asistencia={asistencia} entries={bitacora.data} /> : null}
        {section === 'pendientes' ? <Pendientes asistencia={asistencia} pendientes={own} /> : null}
        {section === 'data' ? <CaseData asistencia={asistencia} expediente={expediente.data} /> : null}
      </div>
    </>
  );
}
