import { useTexts } from '../i18n/language.ts';
import { suggestedIn, words } from './draft.ts';
import type { IntegerField, TextField } from './field.ts';
import { FieldShell, type InputTies } from './field-shell.tsx';
import type { InputProps } from './input-props.ts';
import { Options } from './options.tsx';
import { SuggestionChips } from './suggestion-chips.tsx';

/**
 * Words, in one line or several, or a whole number. Limits are checked on sending, so that pasted
 * text is never cut.
 */
export function TextInput(props: InputProps<TextField | IntegerField>) {
  const { field, path, draft, onChange } = props;
  return (
    <FieldShell path={path} label={field.label} required={field.required} hint={<Hint {...props} />}>
      {(ties) =>
        field.kind === 'text' && field.multiline ? (
          <textarea
            {...ties}
            rows={3}
            dir="auto"
            value={words(draft)}
            onChange={(event) => onChange(event.target.value)}
          />
        ) : (
          <Line {...props} ties={ties} />
        )
      }
    </FieldShell>
  );
}

type LineProps = InputProps<TextField | IntegerField> & { readonly ties: InputTies };

/** One line, with the list of usual values where there is one. */
function Line({ field, draft, onChange, ties }: LineProps) {
  const suggestions = field.kind === 'text' ? (field.suggestions ?? []) : [];
  const suggested = suggestedIn(draft);
  const list = suggestions.length > 0 ? `${ties.id}-list` : undefined;
  return (
    <>
      <input
        {...ties}
        type={field.kind === 'text' && field.format === 'url' ? 'url' : 'text'}
        inputMode={field.kind === 'integer' ? 'numeric' : undefined}
        autoComplete="off"
        dir="auto"
        list={list}
        data-suggested={suggested === null ? undefined : ''}
        value={suggested ?? words(draft)}
        // What is typed replaces a proposal.
        onFocus={suggested === null ? undefined : (event) => event.target.select()}
        onChange={(event) => onChange(event.target.value)}
      />
      {list ? (
        <datalist id={list}>
          <Options of={suggestions} />
        </datalist>
      ) : null}
    </>
  );
}

function Hint({ field, draft, onChange }: InputProps<TextField | IntegerField>) {
  const { t } = useTexts();
  const suggested = suggestedIn(draft);
  if (suggested !== null)
    return (
      <span className="to-confirm">
        <span className="badge warn">{t.field.toConfirm}</span>
        <button type="button" className="button small" onClick={() => onChange(suggested)}>
          {t.field.confirm}
        </button>
      </span>
    );
  if (field.kind === 'text')
    return field.suggestions && words(draft) === '' ? (
      <SuggestionChips of={field.suggestions} onPick={onChange} />
    ) : null;
  if (field.minimum === null || field.maximum === null) return null;
  return field.maximum < Number.MAX_SAFE_INTEGER ? `${field.minimum} – ${field.maximum}` : null;
}
