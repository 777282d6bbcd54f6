import type { Expediente } from '../api/bodies.ts';
import { procedureWord, useTexts } from '../i18n/language.ts';
import { go } from '../route/use-route.ts';
import { PositionChip } from '../ui/position-chip.tsx';

interface OtherAsistenciasProps {
  readonly expediente: Expediente;
  readonly current: string;
}

/** The services of the same expediente: one or more (clause 4.6). */
export function OtherAsistencias({ expediente, current }: OtherAsistenciasProps) {
  const { lang, t } = useTexts();
  if (expediente.asistencias.length < 2) return null;
  return (
    <section>
      <h3>{t.case.otherAsistencias}</h3>
      <ul className="case-list">
        {expediente.asistencias.map((asistencia) => (
          <li key={asistencia.id} className="case">
            <button
              type="button"
              className="case-asistencia"
              aria-current={asistencia.id === current ? 'true' : undefined}
              onClick={() => go({ asistencia: asistencia.id, element: null })}
            >
              <span className="case-line">
                {procedureWord('value', asistencia.type, lang)} · {asistencia.definition}
              </span>
              <span className="case-line">
                <PositionChip at={asistencia} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
