import type { Option } from './field.ts';

const shown = 4;

interface SuggestionChipsProps {
  readonly of: readonly Option[];
  readonly onPick: (value: string) => void;
}

/**
 * The most usual values, each one click away. Keys reach the same values in the list of the input,
 * so these are no stops of the Tab key.
 */
export function SuggestionChips({ of, onPick }: SuggestionChipsProps) {
  return (
    <span className="presets">
      {of.slice(0, shown).map(({ value, label }) => (
        <button
          key={value}
          type="button"
          tabIndex={-1}
          className="button small"
          onClick={() => onPick(value)}
        >
          <bdi>{label}</bdi>
        </button>
      ))}
    </span>
  );
}
