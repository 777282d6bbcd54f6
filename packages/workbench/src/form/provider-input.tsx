import { useState } from 'react';
import { procedureWord, useTexts } from '../i18n/language.ts';
import { ChoiceInput } from './choice-input.tsx';
import { part, withPart, words } from './draft.ts';
import type { ChoiceField, SimpleField, TextField } from './field.ts';
import { FieldSet, FieldShell } from './field-shell.tsx';
import { useForm } from './form-context.ts';
import type { InputProps } from './input-props.ts';
import { Options } from './options.tsx';
import { joined } from './payload-of.ts';
import { SuggestionChips } from './suggestion-chips.tsx';
import { TextInput } from './text-input.tsx';

const other = '*';
const kinds = ['external', 'internal'] as const;
const blank = { id: '', name: '', kind: '' };

/** A provider of those that the case has named, or another one by its code, name and kind. */
export function ProviderInput({ field, path, draft, onChange }: InputProps<SimpleField>) {
  const { lang, t } = useTexts();
  const { providers } = useForm();
  const options = providers.map(({ id, name, kind }) => ({ value: id, label: name, kind }));
  const id = words(part(draft, 'id'));
  const isListed = providers.some(
    (provider) => provider.id === id && provider.name === words(part(draft, 'name')),
  );
  const [typing, setTyping] = useState(id !== '' && !isListed);
  const choose = (value: string) => {
    setTyping(value === other);
    onChange({ ...(providers.find((provider) => provider.id === value) ?? blank) });
  };
  return (
    <>
      <FieldShell
        path={joined(path, typing ? 'choice' : 'id')}
        label={field.label}
        required={field.required}
        hint={id === '' && !typing ? <SuggestionChips of={options} onPick={choose} /> : undefined}
      >
        {(ties) => (
          <select {...ties} value={typing ? other : id} onChange={(event) => choose(event.target.value)}>
            <option value="">{t.field.choose}</option>
            {kinds.map((kind) => (
              <optgroup key={kind} label={procedureWord('value', kind, lang)}>
                <Options of={options.filter((provider) => provider.kind === kind)} />
              </optgroup>
            ))}
            <option value={other}>{t.field.otherProvider}</option>
          </select>
        )}
      </FieldShell>
      {typing ? <OtherProvider path={path} draft={draft} onChange={onChange} /> : null}
    </>
  );
}

function OtherProvider({ path, draft, onChange }: Omit<InputProps, 'field'>) {
  const { lang, t } = useTexts();
  const text = { kind: 'text', required: true, multiline: false, maxLength: 200, format: 'plain' } as const;
  const id: TextField = { ...text, maxLength: 255, name: 'id', label: t.field.providerId };
  const name: TextField = { ...text, name: 'name', label: t.field.providerName };
  const options = kinds.map((value) => ({ value, label: procedureWord('value', value, lang) }));
  const kind: ChoiceField = {
    kind: 'choice',
    name: 'kind',
    label: t.field.providerKind,
    required: true,
    options,
    boolean: false,
  };
  const set = (key: string) => (value: unknown) => onChange(withPart(draft, key, String(value)));
  return (
    <FieldSet path={joined(path, 'other')} label={t.field.otherProvider} required>
      <TextInput field={id} path={joined(path, 'id')} draft={part(draft, 'id')} onChange={set('id')} />
      <TextInput
        field={name}
        path={joined(path, 'name')}
        draft={part(draft, 'name')}
        onChange={set('name')}
      />
      <ChoiceInput
        field={kind}
        path={joined(path, 'kind')}
        draft={part(draft, 'kind')}
        onChange={set('kind')}
      />
    </FieldSet>
  );
}
