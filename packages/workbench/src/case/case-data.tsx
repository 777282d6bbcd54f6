import { useState } from 'react';
import type { Asistencia, Expediente } from '../api/bodies.ts';
import { useTexts } from '../i18n/language.ts';
import { useSession } from '../session/use-session.ts';
import { AsistenciaFacts } from './asistencia-facts.tsx';
import { ExpedienteFacts } from './expediente-facts.tsx';
import { NewAsistenciaDialog } from './new-asistencia-dialog.tsx';
import { OtherAsistencias } from './other-asistencias.tsx';
import { TransferDialog } from './transfer-dialog.tsx';

interface CaseDataProps {
  readonly asistencia: Asistencia;
  readonly expediente: Expediente | undefined;
}

/** The data of the expediente and what the asistencia knows so far. */
export function CaseData({ asistencia, expediente }: CaseDataProps) {
  const { t } = useTexts();
  const { role } = useSession();
  const [open, setOpen] = useState<'asistencia' | 'transfer' | null>(null);
  const close = () => setOpen(null);
  if (!expediente) return <p className="empty">{t.loading}</p>;
  return (
    <div className="case-data">
      <AsistenciaFacts of={asistencia} />
      <ExpedienteFacts of={expediente} />
      <OtherAsistencias expediente={expediente} current={asistencia.id} />
      {role === 'analista' ? null : (
        <div className="row-actions">
          <button type="button" className="button" onClick={() => setOpen('asistencia')}>
            + {t.case.addAsistencia}
          </button>
          <button type="button" className="button" onClick={() => setOpen('transfer')}>
            {t.case.transfer}
          </button>
        </div>
      )}
      {open === 'asistencia' ? (
        <NewAsistenciaDialog expediente={expediente} like={asistencia} onClose={close} />
      ) : null}
      {open === 'transfer' ? <TransferDialog expediente={expediente} onClose={close} /> : null}
    </div>
  );
}
