import { useTexts } from '../i18n/language.ts';
import type { Doubt } from './doubts-of.ts';
import { useForm } from './form-context.ts';

/** What is asked once more before it is sent. */
export function Doubts({ of }: { readonly of: readonly Doubt[] }) {
  const { t } = useTexts();
  const { currency } = useForm();
  if (of.length === 0) return null;
  const wordsOf = { otherCurrency: t.field.otherCurrency, notListed: t.field.notListed };
  return (
    <div className="notice" role="alert">
      {[...new Set(of.map(({ code, value }) => wordsOf[code](value, currency)))].map((words) => (
        <p key={words}>{words}</p>
      ))}
      <p>{t.field.sendAgain}</p>
    </div>
  );
}
