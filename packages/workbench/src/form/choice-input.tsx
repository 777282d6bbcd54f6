import { useTexts } from '../i18n/language.ts';
import { words } from './draft.ts';
import type { ChoiceField } from './field.ts';
import { FieldSet, FieldShell } from './field-shell.tsx';
import { useForm } from './form-context.ts';
import type { InputProps } from './input-props.ts';
import { Options } from './options.tsx';

/** Up to this many values are all in view; more fold into a list. */
const radiosAtMost = 5;

/**
 * One value of a few. Nothing is preselected: the journal would record a default as if the user had
 * chosen it.
 */
export function ChoiceInput(props: InputProps<ChoiceField>) {
  const { field } = props;
  return field.required && field.options.length <= radiosAtMost ? (
    <Radios {...props} />
  ) : (
    <Select {...props} />
  );
}

function Radios({ field, path, draft, onChange }: InputProps<ChoiceField>) {
  const { id } = useForm();
  const chosen = words(draft);
  return (
    <FieldSet path={path} label={field.label} required={field.required} className="field-radios">
      <div className="radios">
        {field.options.map(({ value, label }, index) => (
          <label className="radio" key={value}>
            <input
              type="radio"
              id={index === 0 ? `${id}-${path}` : undefined}
              name={`${id}-${path}`}
              value={value}
              checked={value === chosen}
              onChange={() => onChange(value)}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </FieldSet>
  );
}

function Select({ field, path, draft, onChange }: InputProps<ChoiceField>) {
  const { t } = useTexts();
  return (
    <FieldShell path={path} label={field.label} required={field.required}>
      {(ties) => (
        <select {...ties} value={words(draft)} onChange={(event) => onChange(event.target.value)}>
          <option value="">{field.required ? t.field.choose : '—'}</option>
          <Options of={field.options} />
        </select>
      )}
    </FieldShell>
  );
}
