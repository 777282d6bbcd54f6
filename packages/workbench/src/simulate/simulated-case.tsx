import type { Role } from '@conexion/machines';
import type { Asistencia, Entry, Pendiente } from '../api/bodies.ts';
import { Timeline } from '../bitacora/timeline.tsx';
import { AsistenciaFacts } from '../case/asistencia-facts.tsx';
import { CaseSections } from '../case/case-sections.tsx';
import { CaseStrip } from '../case/case-strip.tsx';
import { FactList, joinedWords } from '../case/fact-list.tsx';
import { Steps } from '../case/steps.tsx';
import { useTexts } from '../i18n/language.ts';
import { PendienteRow } from '../pendientes/pendiente-row.tsx';
import { useClock } from '../time/clock.ts';
import type { Script } from './script.ts';
import { useWords } from './words.ts';

interface SimulatedCaseProps {
  readonly expediente: Script['expediente'];
  readonly asistencia: Asistencia;
  readonly entries: readonly Entry[];
  readonly pendientes: readonly Pendiente[];
  /** Of the acting person. */
  readonly role: Role;
}

/**
 * The simulated asistencia: where it is, what may come next, its bitácora, its agenda, its data.
 */
export function SimulatedCase(props: SimulatedCaseProps) {
  const { expediente, asistencia, entries, pendientes, role } = props;
  const { t } = useTexts();
  const now = useClock()();
  return (
    <>
      <CaseStrip asistencia={asistencia} expediente={expediente} pendientes={pendientes} now={now} />
      <CaseSections
        pendientes={pendientes}
        of={{
          steps: () => <Steps key={asistencia.id} asistencia={asistencia} entries={entries} role={role} />,
          bitacora: () => <Timeline entries={entries} />,
          pendientes: () => <Agenda pendientes={pendientes} now={now} />,
          data: () => (
            <div className="case-data">
              <AsistenciaFacts of={asistencia} />
              <FactList
                of={[
                  [t.case.holder, joinedWords(expediente.holder.name, expediente.holder.id)],
                  [t.case.contact, joinedWords(expediente.contact.name, expediente.contact.phone)],
                  [t.case.location, joinedWords(expediente.location.address, expediente.location.city)],
                  [t.case.call, expediente.call.id],
                ]}
              />
            </div>
          ),
        }}
      />
    </>
  );
}

interface AgendaProps {
  readonly pendientes: readonly Pendiente[];
  readonly now: number;
}

/**
 * What waits, soonest first, and what no longer does. Here the machine alone opens and settles
 * pendientes.
 */
function Agenda({ pendientes, now }: AgendaProps) {
  const { t } = useTexts();
  const words = useWords();
  const row = (one: Pendiente) => <PendienteRow key={one.id} pendiente={one} now={now} mayWork={false} />;
  const open = pendientes.filter(({ status }) => status === 'pendiente');
  const closed = pendientes.filter(({ status }) => status !== 'pendiente');
  return (
    <div className="pendientes">
      {open.length === 0 ? <p className="empty">{words.noAgenda}</p> : null}
      <ul className="pendiente-list">{open.map(row)}</ul>
      {closed.length > 0 ? (
        <details>
          <summary>{t.pendientes.closedOnes(closed.length)}</summary>
          <ul className="pendiente-list">{closed.map(row)}</ul>
        </details>
      ) : null}
    </div>
  );
}
