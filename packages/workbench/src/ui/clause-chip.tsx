import { type ClauseId, type Text, textIn } from '@conexion/machines';
import { clauseSentence, useTexts } from '../i18n/language.ts';
import { go } from '../route/use-route.ts';
import './clause-chip.css';

/** The id of a clause, with its words on hover and for screen readers. */
export function ClauseChip({ clause }: { readonly clause: ClauseId }) {
  const { lang } = useTexts();
  const sentence = clauseSentence(clause, lang);
  return (
    <abbr className="clause-chip" title={sentence}>
      {clauseName(clause, lang)}
    </abbr>
  );
}

interface ClausesProps {
  readonly of: readonly ClauseId[];
  /** Whether each leads to everything that implements it. */
  readonly isLinked?: boolean;
}

export function ClauseChips({ of, isLinked = false }: ClausesProps) {
  const Chip = isLinked ? ClauseLink : ClauseChip;
  return of.length === 0 ? null : (
    <span className="clause-chips">
      {of.map((clause) => (
        <Chip key={clause} clause={clause} />
      ))}
    </span>
  );
}

interface ClauseWordsProps extends ClausesProps {
  /** By clause, in which cases it applies. */
  readonly conditions?: Readonly<Partial<Record<ClauseId, readonly Text<string>[]>>>;
}

/** Clauses with their words in full. */
export function ClauseWords({ of, isLinked = false, conditions = {} }: ClauseWordsProps) {
  const { lang } = useTexts();
  const when = (clause: ClauseId) => conditions[clause]?.map((label) => textIn(label, lang)).join(' · ');
  return (
    <ul className="clause-words">
      {of.map((clause) => (
        <li key={clause}>
          {isLinked ? (
            <ClauseLink clause={clause} />
          ) : (
            <span className="clause-chip">{clauseName(clause, lang)}</span>
          )}{' '}
          <span>{clauseSentence(clause, lang)}</span>
          {conditions[clause] ? <em> ({when(clause)})</em> : null}
        </li>
      ))}
    </ul>
  );
}

/** The id of a clause that leads to everything that implements it, in the flow. */
function ClauseLink({ clause }: { readonly clause: ClauseId }) {
  const { lang } = useTexts();
  return (
    <button
      type="button"
      className="clause-chip clause-link"
      title={clauseSentence(clause, lang)}
      onClick={() => go({ place: 'reading', element: { kind: 'clause', id: clause } })}
    >
      {clauseName(clause, lang)}
    </button>
  );
}

const ours: Text = { es: 'regla propia', en: 'our rule' };

export const clauseName = (clause: ClauseId, lang: string): string =>
  clause === 'ours' ? textIn(ours, lang) : clause;
