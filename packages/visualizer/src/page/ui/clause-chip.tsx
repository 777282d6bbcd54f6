import { type ClauseId, clauses } from '@conexion/machines';
import { useTexts } from '../i18n/language.ts';

/** The id of a clause; its words on pointing at it, and for those who do not point. */
export function ClauseChip({ clause }: { readonly clause: ClauseId }) {
  const { lang } = useTexts();
  const sentence = clauses[clause]?.[lang] ?? '';
  return (
    <abbr className="clause-chip" title={sentence}>
      {clauseName(clause, lang)}
    </abbr>
  );
}

export function ClauseChips({ of }: { readonly of: readonly ClauseId[] }) {
  return of.length === 0 ? null : (
    <span className="clause-chips">
      {of.map((clause) => (
        <ClauseChip key={clause} clause={clause} />
      ))}
    </span>
  );
}

/** Clauses with their words in full. */
export function ClauseWords({ of }: { readonly of: readonly ClauseId[] }) {
  const { lang } = useTexts();
  return (
    <ul className="clause-words">
      {of.map((clause) => (
        <li key={clause}>
          <span className="clause-chip">{clauseName(clause, lang)}</span>{' '}
          <span>{clauses[clause]?.[lang] ?? ''}</span>
        </li>
      ))}
    </ul>
  );
}

const clauseName = (clause: ClauseId, lang: 'es' | 'en'): string =>
  clause === 'ours' ? (lang === 'es' ? 'propia' : 'ours') : clause;
