import type { Citation } from '../../asistencia/citations.ts';
import { type ClauseId, clauseIds } from '../../procedure/clauses.ts';
import { ofBranch, sites } from './config.ts';
import { type Mutant, type MutantKind, mutant } from './mutant.ts';

const clauseOf = (citation: Citation): ClauseId =>
  typeof citation === 'string' ? citation : citation.clause;

/** The next clause that a transition does not cite. */
function otherThan(citation: Citation, cited: readonly Citation[]): ClauseId {
  const taken = cited.map(clauseOf);
  const from = clauseIds.indexOf(clauseOf(citation));
  const others = [...clauseIds.slice(from), ...clauseIds].filter((clause) => !taken.includes(clause));
  return others[0] as ClauseId;
}

/** Another clause in the place of one, on the same condition. */
const changed = (citation: Citation, cited: readonly Citation[]): Change => {
  const clause = otherThan(citation, cited);
  const what = `${clauseOf(citation)} to ${clause}`;
  const instead = typeof citation === 'string' ? clause : { ...citation, clause };
  return { kind: 'clause changed', what, instead: [instead] };
};

interface Change {
  kind: MutantKind;
  what: string;
  instead: Citation[];
}

/** How a mutant changes a citation: it drops it, drops its condition, or cites another. */
const changesOf = (citation: Citation, cited: readonly Citation[]): Change[] => [
  ...droppedOf(citation),
  changed(citation, cited),
];

const droppedOf = (citation: Citation): Change[] =>
  typeof citation === 'string'
    ? [{ kind: 'clause dropped', what: citation, instead: [] }]
    : [
        { kind: 'clause dropped', what: `${citation.clause} ${citation.when}`, instead: [] },
        {
          kind: 'clause unconditional',
          what: `${citation.clause} ${citation.when}`,
          instead: [citation.clause],
        },
      ];

/** Each clause that a transition cites: dropped, cited without its condition, or another. */
export const clauseMutants: readonly Mutant[] = sites.flatMap((site) =>
  site.branches.flatMap(({ meta }, index) =>
    meta.clauses.flatMap((citation, place) =>
      changesOf(citation, meta.clauses).map(({ kind, what, instead }) =>
        mutant({
          kind,
          what,
          ...ofBranch(site, index, (branch) => ({
            ...branch,
            meta: { ...branch.meta, clauses: meta.clauses.toSpliced(place, 1, ...instead) },
          })),
        }),
      ),
    ),
  ),
);
