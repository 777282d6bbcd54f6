import type { Option } from './field.ts';

/** The options of a list to choose from. */
export function Options({ of }: { readonly of: readonly Option[] }) {
  return of.map(({ value, label }) => (
    <option key={value} value={value}>
      {label}
    </option>
  ));
}
