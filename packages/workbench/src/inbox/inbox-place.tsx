import { ShiftPlace } from '../agenda/shift-place.tsx';
import { useTexts } from '../i18n/language.ts';
import { InboxList } from './inbox-list.tsx';

/** Where a superior begins: what waits for an answer, and beside it what the answer rests on. */
export function InboxPlace() {
  const { t } = useTexts();
  return <ShiftPlace label={t.inbox.title} list={<InboxList />} hint={t.inbox.hint} />;
}
