import type { Asistencia, Expediente } from '../api/bodies.ts';
import { procedureWord, useTexts } from '../i18n/language.ts';
import { go } from '../route/use-route.ts';
import { age } from '../time/times.ts';
import { useNow } from '../time/use-now.ts';
import { PositionChip } from '../ui/position-chip.tsx';
import { serviceOf, textOf } from './facts-of-context.ts';
import { StageTrack } from './stage-track.tsx';

interface CaseHeaderProps {
  readonly asistencia: Asistencia;
  readonly expediente: Expediente | undefined;
}

/** Whose case it is, what for, where it stands. */
export function CaseHeader({ asistencia, expediente }: CaseHeaderProps) {
  const { lang, t } = useTexts();
  const now = useNow();
  const service = serviceOf(asistencia.context);
  const openedAt = textOf(asistencia.context, 'openedAt');
  const held = asistencia.closureStatus !== asistencia.state ? asistencia.closureStatus : null;
  return (
    <header className="case-header">
      <div className="case-title">
        <h2>{expediente?.holder.name ?? t.loading}</h2>
        <button
          type="button"
          className="button quiet"
          aria-label={t.case.closePanel}
          onClick={() => go({ asistencia: null, view: 'cases' })}
        >
          ✕
        </button>
      </div>
      <p className="case-subtitle">
        {procedureWord('value', service.type, lang)} · {service.definition} ·{' '}
        {procedureWord('value', service.priority, lang)}
        {openedAt ? ` · ${age(openedAt, now)}` : null}
      </p>
      <p className="case-chips">
        <PositionChip at={asistencia} />
        {held ? (
          <span className="position" data-closure={held}>
            {procedureWord('closure', held, lang)}
          </span>
        ) : null}
        {asistencia.category ? (
          <span className="badge">{procedureWord('category', asistencia.category, lang)}</span>
        ) : null}
      </p>
      <StageTrack asistencia={asistencia} />
    </header>
  );
}
