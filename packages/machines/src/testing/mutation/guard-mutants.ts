import { asistenciaMachine } from '../../asistencia/asistencia.ts';
import { type GuardName, guards } from '../../asistencia/guards.ts';
import type { GuardUse } from '../../host/candidates.ts';
import {
  type Branch,
  guardedBy,
  ofBranch,
  type Site,
  siteKey,
  sites,
  withBranch,
  withBranches,
} from './config.ts';
import { type Mutant, mutant } from './mutant.ts';

/**
 * Guards that `step` adds to every transition in one place, so they are dropped everywhere or
 * nowhere.
 */
const universal: readonly GuardName[] = ['isInOrder', 'hasRole'];
const own = ({ guard }: Branch): readonly GuardUse[] =>
  guard.guards.filter(({ type }) => !universal.includes(type));

const nameOfUse = ({ type, params }: GuardUse): string => {
  const { outcomes, ground } = (params ?? {}) as { outcomes?: string[]; ground?: string };
  const chosen = outcomes?.join('|') ?? ground;
  return chosen ? `${type}(${chosen})` : type;
};

/** Each use of a guard by a transition, dropped. */
const dropped: Mutant[] = sites.flatMap((site) =>
  site.branches.flatMap((branch, index) =>
    own(branch).map((use) =>
      mutant({
        kind: 'guard dropped',
        what: nameOfUse(use),
        ...ofBranch(site, index, () =>
          guardedBy(
            branch,
            branch.guard.guards.filter((other) => other !== use),
          ),
        ),
        touches: [siteKey(site)],
      }),
    ),
  ),
);

const usesOf = (name: GuardName): string[] =>
  sites
    .filter(({ branches }) => branches.some(({ guard }) => guard.guards.some(({ type }) => type === name)))
    .map(siteKey);

/** Each guard, made to give one answer everywhere. */
const fixed = (kind: 'guard always true' | 'guard always false', answer: boolean): Mutant[] =>
  (Object.keys(guards) as GuardName[]).map((name) =>
    mutant({
      kind,
      at: 'everywhere',
      what: name,
      touches: usesOf(name),
      make: () => asistenciaMachine.provide({ guards: { [name]: () => answer } }),
    }),
  );

/** Each transition removed, as if one of its guards were false in this place alone. */
const removed: Mutant[] = sites.flatMap((site) =>
  site.branches.map((_, index) =>
    mutant({
      kind: 'transition removed',
      at: siteKey(site),
      what: `branch ${index}`,
      touches: [siteKey(site)],
      make: () => withBranch(site, index, () => undefined),
    }),
  ),
);

/** Branches that can never hold at once: the order of two such makes no difference. */
function areDisjoint(one: Branch, other: Branch): boolean {
  const choices = [one, other].map(({ guard }) =>
    guard.guards.flatMap(({ type, params }) => {
      const { outcomes, ground } = (params ?? {}) as { outcomes?: string[]; ground?: string };
      return type === 'isOutcome' ? (outcomes ?? []) : type === 'isGround' ? [ground] : [];
    }),
  );
  const [mine = [], theirs = []] = choices;
  return mine.length > 0 && theirs.length > 0 && mine.every((choice) => !theirs.includes(choice));
}

const exchanged = (branches: readonly Branch[], index: number): Branch[] => {
  const all = [...branches];
  all.splice(index, 2, branches[index + 1] as Branch, branches[index] as Branch);
  return all;
};

/** Neighbouring branches of an event, tried in the other order. */
const swapped: Mutant[] = sites.flatMap((site: Site) =>
  site.branches.slice(1).flatMap((branch, index) =>
    areDisjoint(site.branches[index] as Branch, branch)
      ? []
      : [
          mutant({
            kind: 'branches swapped',
            at: siteKey(site),
            what: `${index} and ${index + 1}`,
            touches: [siteKey(site)],
            make: () => withBranches(site, exchanged(site.branches, index)),
          }),
        ],
  ),
);

export const guardMutants: readonly Mutant[] = [
  ...dropped,
  ...fixed('guard always true', true),
  ...fixed('guard always false', false),
  ...removed,
  ...swapped,
];
