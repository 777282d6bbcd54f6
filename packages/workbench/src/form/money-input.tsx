import { useTexts } from '../i18n/language.ts';
import { part, withPart, words } from './draft.ts';
import type { SimpleField } from './field.ts';
import { FieldShell } from './field-shell.tsx';
import type { InputProps } from './input-props.ts';
import { formatMoney, readMoney } from './money-text.ts';
import { moneyInWords } from './money-words.ts';

/**
 * An amount in major units with its currency. The amount as understood is shown below, in figures
 * and in words, so that no user records cents by mistake.
 */
export function MoneyInput({ field, path, draft, onChange }: InputProps<SimpleField>) {
  const { lang, t } = useTexts();
  const amount = words(part(draft, 'amount'));
  const currency = words(part(draft, 'currency'));
  const reading = amount.trim() === '' ? null : readMoney(amount, currency.trim().toUpperCase());
  const understood = reading?.ok ? (
    <>
      = {formatMoney(reading.value, lang)}
      <span className="money-words">{moneyInWords(reading.value, lang)}</span>
    </>
  ) : undefined;
  return (
    <FieldShell path={path} label={field.label} required={field.required} hint={understood}>
      {(ties) => (
        <div className="input-row">
          <input
            {...ties}
            type="text"
            inputMode="decimal"
            autoComplete="off"
            value={amount}
            onChange={(event) => onChange(withPart(draft, 'amount', event.target.value))}
          />
          <input
            className="currency"
            type="text"
            aria-label={`${field.label}: ${t.field.currency}`}
            maxLength={3}
            autoCapitalize="characters"
            autoComplete="off"
            value={currency}
            onChange={(event) => onChange(withPart(draft, 'currency', event.target.value.toUpperCase()))}
          />
        </div>
      )}
    </FieldShell>
  );
}
