import { useTexts } from '../i18n/language.ts';
import { AgendaList } from './agenda-list.tsx';
import { ShiftPlace } from './shift-place.tsx';

/** Where a coordinator begins: the agenda, and beside it the case. */
export function AgendaPlace() {
  const { t } = useTexts();
  return <ShiftPlace label={t.agenda.title} list={<AgendaList />} hint={t.agenda.hint} />;
}
