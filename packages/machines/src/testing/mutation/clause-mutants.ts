import type { Citation } from '../../asistencia/citations.ts';
import { siteKey, sites, withBranch } from './config.ts';
import { type Mutant, type MutantKind, mutant } from './mutant.ts';

/** How a mutant changes a citation: it drops it, or drops its condition. */
const changesOf = (citation: Citation): { kind: MutantKind; what: string; instead: Citation[] }[] =>
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

/** Each clause that a transition cites, dropped or cited without its condition. */
export const clauseMutants: readonly Mutant[] = sites.flatMap((site) =>
  site.branches.flatMap(({ meta }, index) =>
    meta.clauses.flatMap((citation, place) =>
      changesOf(citation).map(({ kind, what, instead }) =>
        mutant({
          kind,
          at: `${siteKey(site)} ${index}`,
          what,
          touches: [siteKey(site)],
          make: () =>
            withBranch(site, index, (branch) => ({
              ...branch,
              meta: { ...branch.meta, clauses: meta.clauses.toSpliced(place, 1, ...instead) },
            })),
        }),
      ),
    ),
  ),
);
