import { useEffect, useRef, useState } from 'react';
import { useTexts } from '../i18n/language.ts';
import { useClock } from '../time/clock.ts';
import { toLocal } from '../time/zoned-time.ts';
import { ChoiceInput } from './choice-input.tsx';
import { activeFields, type Draft, emptyDraft, part, withPart, words } from './draft.ts';
import type { GroupField, ListField } from './field.ts';
import { FieldSet, FieldShell } from './field-shell.tsx';
import { useForm } from './form-context.ts';
import type { InputProps } from './input-props.ts';
import { InstantInput } from './instant-input.tsx';
import { MoneyInput } from './money-input.tsx';
import { joined } from './payload-of.ts';
import { ProviderInput } from './provider-input.tsx';
import { TextInput } from './text-input.tsx';

// Groups and lists hold fields, among them groups and lists: one recursion, in one file.

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

/** Fields together under a legend; a window of time also proposes the usual ones. */
function GroupInput(props: InputProps<GroupField>) {
  const { field, path } = props;
  return (
    <FieldSet path={path} label={field.label} required={field.required}>
      {field.kind === 'window' ? <WindowPresets {...props} /> : null}
      <GroupFields {...props} />
    </FieldSet>
  );
}

/** The fields of a group that count for what is chosen, without a frame. */
export function GroupFields({ field, path, draft, onChange }: InputProps<GroupField>) {
  return activeFields(field, draft).map((child) => (
    <FieldInput
      key={child.name}
      field={child}
      path={joined(path, child.name)}
      draft={part(draft, child.name)}
      onChange={(value) => onChange(withPart(draft, child.name, value))}
    />
  ));
}

const minute = 60_000;

function WindowPresets({ onChange }: InputProps<GroupField>) {
  const { t } = useTexts();
  const { zone } = useForm();
  const now = useClock();
  const set = (from: number, to: number) => {
    const at = (minutes: number) => toLocal(new Date(now() + minutes * minute).toISOString(), zone);
    onChange({ earliest: at(from), latest: at(to) });
  };
  return (
    <div className="presets">
      <button type="button" className="button small" onClick={() => set(0, 60)}>
        {t.field.nextHour}
      </button>
      <button type="button" className="button small" onClick={() => set(60, 120)}>
        {t.field.inOneHour}
      </button>
    </div>
  );
}

/** Items of one kind, one below the other: add, fill, remove. */
function ListInput({ field, path, draft, onChange }: InputProps<ListField>) {
  const { t } = useTexts();
  const { currency } = useForm();
  const items = Array.isArray(draft) ? (draft as readonly Draft[]) : [];
  const isFull = field.maxItems !== null && items.length >= field.maxItems;
  const list = useRef<HTMLOListElement>(null);
  /** Where typing goes on once the items are drawn: the control that was pressed may be gone. */
  const [next, setNext] = useState<number | null>(null);
  useEffect(() => {
    if (next === null) return;
    list.current?.children[next]?.querySelector<HTMLElement>('input, select, textarea')?.focus();
    setNext(null);
  }, [next]);
  return (
    <FieldSet path={path} label={field.label} required={field.required} className="field-list">
      <ol className="list-items" ref={list}>
        {items.map((item, index) => (
          // An item is known only by its position, and its inputs hold no state.
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
                onClick={() => {
                  onChange(items.toSpliced(index, 1));
                  setNext(Math.max(0, index - 1));
                }}
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
        onClick={() => {
          onChange([...items, emptyDraft(field.item, currency)]);
          setNext(items.length);
        }}
      >
        + {t.field.add}
      </button>
    </FieldSet>
  );
}

function Item({ field, ...rest }: InputProps) {
  if (field.kind !== 'group') return <FieldInput field={field} {...rest} />;
  return (
    <div className="list-item-fields">
      <GroupFields field={field} {...rest} />
    </div>
  );
}
