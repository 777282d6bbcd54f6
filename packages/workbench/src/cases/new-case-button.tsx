import { useState } from 'react';
import { useTexts } from '../i18n/language.ts';
import { NewCaseDialog } from './new-case-dialog.tsx';

/** Opens the form of a first call. */
export function NewCaseButton() {
  const { t } = useTexts();
  const [isOpening, setOpening] = useState(false);
  return (
    <>
      <button type="button" className="button primary" aria-keyshortcuts="n" onClick={() => setOpening(true)}>
        + {t.cases.create}
      </button>
      {isOpening ? <NewCaseDialog onClose={() => setOpening(false)} /> : null}
    </>
  );
}
