export type FactPairs = readonly (readonly [label: string, value: string | null])[];

/** Names and values, without those that are not known yet. */
export function FactList({ of }: { readonly of: FactPairs }) {
  const known = of.filter(([, value]) => value !== null && value !== '');
  if (known.length === 0) return null;
  return (
    <dl className="facts">
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
