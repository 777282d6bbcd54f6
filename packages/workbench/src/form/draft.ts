import type { Field, GroupField } from './field.ts';

/** What a person has typed so far, as the inputs hold it: words, not yet checked. */
export type Draft = string | readonly Draft[] | DraftGroup;
export interface DraftGroup {
  readonly [name: string]: Draft;
}

/** An untouched draft; a required list begins with its fewest items. */
export function emptyDraft(field: Field, currency: string): Draft {
  switch (field.kind) {
    case 'money':
      return { amount: '', currency };
    case 'provider':
      return { id: '', name: '', kind: '' };
    case 'list':
      return Array.from({ length: field.required ? Math.max(field.minItems, 1) : 0 }, () =>
        emptyDraft(field.item, currency),
      );
    case 'group':
    case 'window':
      return emptyGroup(field, currency);
    default:
      return '';
  }
}

export function emptyGroup(group: GroupField, currency: string): DraftGroup {
  const fields = [...group.fields, ...Object.values(group.variants?.cases ?? {}).flat()];
  return Object.fromEntries(fields.map((field) => [field.name, emptyDraft(field, currency)]));
}

/**
 * The fields of a group that count now: those of all branches, and those of the branch that is
 * chosen.
 */
export function activeFields(group: GroupField, draft: Draft): readonly Field[] {
  if (!group.variants) return group.fields;
  const chosen = part(draft, group.variants.by);
  return [...group.fields, ...(group.variants.cases[typeof chosen === 'string' ? chosen : ''] ?? [])];
}

/** The part of a draft by its name or index; '' where there is none. */
export function part(draft: Draft, name: string | number): Draft {
  if (typeof draft === 'string') return '';
  if (Array.isArray(draft)) return (draft as readonly Draft[])[Number(name)] ?? '';
  return (draft as DraftGroup)[name] ?? '';
}

/** A value that the page proposes and a person has not confirmed; it is never sent. */
export const suggestion = (value: string): DraftGroup => ({ suggested: value });

/** The value that is proposed; null where there is none, or it was confirmed. */
export function suggestedIn(draft: Draft): string | null {
  const value = part(draft, 'suggested');
  return typeof draft === 'object' && typeof value === 'string' && value !== '' ? value : null;
}

/** Whether a single value is blank. */
export const isUntyped = (draft: Draft): boolean => words(draft) === '' && suggestedIn(draft) === null;

/** A draft as words: '' for a group or a list. */
export const words = (draft: Draft): string => (typeof draft === 'string' ? draft : '');

/** A copy of a group with one part replaced. */
export const withPart = (draft: Draft, name: string, value: Draft): DraftGroup => ({
  ...(typeof draft === 'string' || Array.isArray(draft) ? {} : (draft as DraftGroup)),
  [name]: value,
});

/** Whether nothing was typed; a proposed currency is not something typed. */
export function isBlank(field: Field, draft: Draft): boolean {
  switch (field.kind) {
    case 'money':
      return words(part(draft, 'amount')).trim() === '';
    case 'provider':
      return ['id', 'name', 'kind'].every((name) => words(part(draft, name)).trim() === '');
    case 'list':
      return !Array.isArray(draft) || draft.every((item: Draft) => isBlank(field.item, item));
    case 'group':
    case 'window':
      return activeFields(field, draft).every((child) => isBlank(child, part(draft, child.name)));
    default:
      return words(draft).trim() === '';
  }
}
