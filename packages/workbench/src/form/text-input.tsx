import { words } from './draft.ts';
import type { IntegerField, TextField } from './field.ts';
import { FieldShell } from './field-shell.tsx';
import type { InputProps } from './input-props.ts';

/**
 * Words, in one line or several, or a whole number. Limits are checked on sending, so that pasted
 * text is never cut.
 */
export function TextInput({ field, path, draft, onChange }: InputProps<TextField | IntegerField>) {
  return (
    <FieldShell path={path} label={field.label} required={field.required} hint={rangeOf(field)}>
      {(ties) =>
        field.kind === 'text' && field.multiline ? (
          <textarea
            {...ties}
            rows={3}
            value={words(draft)}
            onChange={(event) => onChange(event.target.value)}
          />
        ) : (
          <input
            {...ties}
            type={field.kind === 'text' && field.format === 'url' ? 'url' : 'text'}
            inputMode={field.kind === 'integer' ? 'numeric' : undefined}
            autoComplete="off"
            value={words(draft)}
            onChange={(event) => onChange(event.target.value)}
          />
        )
      }
    </FieldShell>
  );
}

function rangeOf(field: TextField | IntegerField): string | undefined {
  if (field.kind !== 'integer' || field.minimum === null || field.maximum === null) return undefined;
  return field.maximum < Number.MAX_SAFE_INTEGER ? `${field.minimum} – ${field.maximum}` : undefined;
}
