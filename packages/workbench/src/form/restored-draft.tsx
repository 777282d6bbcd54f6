import { useTexts } from '../i18n/language.ts';
import { dateTime } from '../time/times.ts';

interface RestoredDraftProps {
  readonly savedAt: number;
  readonly onStartOver: () => void;
}

/** Says that a form holds what was typed before, and offers to begin again. */
export function RestoredDraft({ savedAt, onStartOver }: RestoredDraftProps) {
  const { lang, t } = useTexts();
  return (
    <p className="restored-draft">
      <span role="status">{t.draft.restored(dateTime(new Date(savedAt).toISOString(), lang))}</span>
      <button type="button" className="button small" onClick={onStartOver}>
        {t.draft.startOver}
      </button>
    </p>
  );
}
