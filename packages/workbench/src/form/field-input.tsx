import { ChoiceInput } from './choice-input.tsx';
import type { Draft } from './draft.ts';
import { words } from './draft.ts';
import type { Field } from './field.ts';
import { FieldShell } from './field-shell.tsx';
import { GroupInput } from './group-input.tsx';
import { InstantInput } from './instant-input.tsx';
import { ListInput } from './list-input.tsx';
import { MoneyInput } from './money-input.tsx';
import { ProviderInput } from './provider-input.tsx';
import { TextInput } from './text-input.tsx';

export interface InputProps<F extends Field = Field> {
  readonly field: F;
  readonly path: string;
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
}

/** The input of a field, whatever its kind. */
export function FieldInput({ field, ...rest }: InputProps) {
  switch (field.kind) {
    case 'text':
    case 'integer':
      return <TextInput field={field} {...rest} />;
    case 'choice':
      return <ChoiceInput field={field} {...rest} />;
    case 'instant':
      return <InstantInput field={field} {...rest} />;
    case 'date':
      return (
        <FieldShell path={rest.path} label={field.label} required={field.required}>
          {(ties) => (
            <input
              {...ties}
              type="date"
              max="9999-12-31"
              value={words(rest.draft)}
              onChange={(event) => rest.onChange(event.target.value)}
            />
          )}
        </FieldShell>
      );
    case 'money':
      return <MoneyInput field={field} {...rest} />;
    case 'provider':
      return <ProviderInput field={field} {...rest} />;
    case 'list':
      return <ListInput field={field} {...rest} />;
    case 'group':
    case 'window':
      return <GroupInput field={field} {...rest} />;
  }
}
