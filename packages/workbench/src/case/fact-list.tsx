import type { ReactNode } from 'react';

export type FactPairs = readonly (readonly [label: string, value: ReactNode])[];

interface FactListProps {
  readonly of: FactPairs;
  readonly className?: string;
}

/** Names and values, without those that are not known yet. */
export function FactList({ of, className = 'facts' }: FactListProps) {
  const known = of.filter(([, value]) => value);
  if (known.length === 0) return null;
  return (
    <dl className={className}>
      {known.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

export const joinedWords = (...words: readonly (string | null | undefined)[]): string =>
  words.filter(Boolean).join(' · ');
