import { useState } from 'react';
import { useTexts } from '../i18n/language.ts';

/**
 * The number of a case, to say on the phone and to search by; a click copies it. It is no stop of
 * the Tab key, which leads to the steps: *Datos* has it as text.
 */
export function CaseNumber({ number }: { readonly number: number }) {
  const { t } = useTexts();
  const [isCopied, setCopied] = useState(false);
  const words = `#${number}`;
  // Only over https, or on this machine.
  if (!isSecureContext) return <span className="case-number">{words}</span>;
  return (
    <button
      type="button"
      tabIndex={-1}
      className="case-number"
      title={t.case.copyNumber}
      onClick={() => void navigator.clipboard.writeText(words).then(() => setCopied(true))}
      onBlur={() => setCopied(false)}
    >
      {words}
      <span role="status">{isCopied ? ` ${t.case.copied}` : ''}</span>
    </button>
  );
}
