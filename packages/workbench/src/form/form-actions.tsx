import { useTexts } from '../i18n/language.ts';

interface FormActionsProps {
  /** What the button that sends the form says. */
  readonly submit: string;
  readonly cancel?: string | undefined;
  readonly isSending?: boolean | undefined;
  readonly isSmall?: boolean | undefined;
  readonly onCancel: () => void;
}

/** The buttons below a form: one sends it, one leaves it. */
export function FormActions({ submit, cancel, isSending, isSmall, onCancel }: FormActionsProps) {
  const { t } = useTexts();
  return (
    <div className="form-actions">
      <button type="submit" className={`button primary${isSmall ? ' small' : ''}`} disabled={isSending}>
        {submit}
      </button>
      <button type="button" className={`button${isSmall ? ' quiet small' : ''}`} onClick={onCancel}>
        {cancel ?? t.cancel}
      </button>
    </div>
  );
}
