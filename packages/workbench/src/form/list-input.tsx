import { useTexts } from '../i18n/language.ts';
import { type Draft, emptyDraft } from './draft.ts';
import type { Field, ListField } from './field.ts';
import { FieldInput, type InputProps } from './field-input.tsx';
import { FieldSet } from './field-shell.tsx';
import { useForm } from './form-context.ts';
import { GroupFields } from './group-input.tsx';
import { joined } from './payload-of.ts';

/** Items of one kind, one below the other: add, fill, remove. */
export function ListInput({ field, path, draft, onChange }: InputProps<ListField>) {
  const { t } = useTexts();
  const { currency } = useForm();
  const items = Array.isArray(draft) ? (draft as readonly Draft[]) : [];
  const isFull = field.maxItems !== null && items.length >= field.maxItems;
  return (
    <FieldSet path={path} label={field.label} required={field.required} className="field-list">
      <ol className="list-items">
        {items.map((item, index) => (
          // An item has no identity but its place, and its inputs keep nothing of their own.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <li className="list-item" key={index}>
            <Item
              field={field.item}
              path={joined(path, index)}
              draft={item}
              onChange={(value) => onChange(items.with(index, value))}
            />
            {items.length > field.minItems ? (
              <button
                type="button"
                className="button small quiet"
                aria-label={t.field.remove(`${field.label} ${index + 1}`)}
                onClick={() => onChange(items.toSpliced(index, 1))}
              >
                ✕
              </button>
            ) : null}
          </li>
        ))}
      </ol>
      <button
        type="button"
        className="button small"
        disabled={isFull}
        onClick={() => onChange([...items, emptyDraft(field.item, currency)])}
      >
        + {t.field.add}
      </button>
    </FieldSet>
  );
}

function Item({ field, ...rest }: InputProps<Field>) {
  if (field.kind !== 'group') return <FieldInput field={field} {...rest} />;
  return (
    <div className="list-item-fields">
      <GroupFields field={field} {...rest} />
    </div>
  );
}
