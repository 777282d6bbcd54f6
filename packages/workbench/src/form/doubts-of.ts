import { activeFields, type Draft, part, words } from './draft.ts';
import type { Field, GroupField } from './field.ts';
import { meant } from './meant.ts';
import { joined } from './payload-of.ts';

/** Something that is valid, and so unusual that a person is asked once more. */
export interface Doubt {
  readonly path: string;
  readonly code: 'otherCurrency' | 'notListed';
  readonly value: string;
}

/**
 * Whether a person who sends again has seen every doubt. One that was asked about and corrected
 * since needs no answer.
 */
export const areAnswered = (doubts: readonly Doubt[], asked: readonly Doubt[]): boolean =>
  doubts.every(({ path, value }) => asked.some((one) => one.path === path && one.value === value));

/** The doubts about a complete draft; `currency` is the usual one, '' where there is none. */
export function doubtsOf(group: GroupField, draft: Draft, currency: string, path = ''): readonly Doubt[] {
  return activeFields(group, draft).flatMap((field) =>
    ofField(field, part(draft, field.name), currency, joined(path, field.name)),
  );
}

function ofField(field: Field, draft: Draft, currency: string, path: string): readonly Doubt[] {
  switch (field.kind) {
    case 'money': {
      const chosen = words(part(draft, 'currency')).trim().toUpperCase();
      const isBlank = words(part(draft, 'amount')).trim() === '';
      return isBlank || currency === '' || chosen === currency
        ? []
        : [{ path, code: 'otherCurrency', value: chosen }];
    }
    case 'text': {
      const value = meant(field, words(draft)).trim();
      // An empty store knows no values, and doubts none.
      const known = field.suggestions ?? [];
      const isStrange = known.length > 0 && !known.some((option) => option.value === value);
      return field.isDoubted && value !== '' && isStrange ? [{ path, code: 'notListed', value }] : [];
    }
    case 'list':
      return (Array.isArray(draft) ? (draft as readonly Draft[]) : []).flatMap((item, index) =>
        ofField(field.item, item, currency, joined(path, index)),
      );
    case 'group':
    case 'window':
      return doubtsOf(field, draft, currency, path);
    default:
      return [];
  }
}
