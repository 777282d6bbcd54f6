import { stages } from '@conexion/machines';
import type { Position } from '../api/bodies.ts';
import { procedureWord, useTexts } from '../i18n/language.ts';

/**
 * Where an asistencia is, in one line: its closure in the closure's colour, else its stage and
 * sub-stage.
 */
export function PositionChip({ at }: { readonly at: Position }) {
  const { lang } = useTexts();
  const isClosed = at.closureStatus !== null && at.closureStatus === at.state;
  if (isClosed && at.closureStatus) {
    return (
      <span className="position" data-closure={at.closureStatus}>
        {procedureWord('closure', at.closureStatus, lang)}
      </span>
    );
  }
  const stage = stages.find(({ id }) => id === at.stage);
  return (
    <span className="position" data-stage={at.stage ?? 'autorizacion'}>
      <span className="position-number">{stage?.number ?? 'A'}</span>
      {procedureWord('state', at.state, lang)}
    </span>
  );
}
