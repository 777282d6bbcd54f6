import { eventTypes } from '../../asistencia/events.ts';
import { definition } from '../../host/standard-host.ts';
import { type Branch, type Site, siteKey, sites, withBranches } from './config.ts';
import { type Mutant, mutant } from './mutant.ts';

const { states, transitions } = definition();
const targets = new Map(transitions.map(({ id, target }) => [id, target]));
const leaves = states.filter(({ kind }) => kind !== 'compound');
const closures = leaves.filter(({ kind }) => kind === 'final').map(({ path }) => path);

const takes = (leaf: string, { state }: Site): boolean => leaf === state || leaf.startsWith(`${state}.`);

/** Of an event in a state, the branches with targets that any other state can name. */
const branchesOf = (site: Site): Branch[] =>
  site.branches.map((branch, index) => {
    const target = targets.get(`${siteKey(site)} ${index}`);
    return target ? { ...branch, target: `#asistencia.${target}` } : branch;
  });

const added = (what: string, state: string, event: string, branches: readonly Branch[]): Mutant =>
  mutant({
    kind: 'transition added',
    at: siteKey({ state, event }),
    what,
    touches: [siteKey({ state, event })],
    make: () => withBranches({ state, event }, branches),
  });

/** Each event, taken in the state after the last one that takes it. */
const overdue = eventTypes.flatMap((event): Mutant[] => {
  const own = sites.filter((site) => site.event === event);
  const last = leaves.findLastIndex(({ path }) => own.some((site) => takes(path, site)));
  const [before, after] = [leaves[last], leaves[last + 1]];
  const site = before && own.findLast((it) => takes(before.path, it));
  return site && after?.kind === 'atomic' ? [added('too late', after.path, event, branchesOf(site))] : [];
});

/** Each closure, which takes again what led to it. */
const reopened = closures.flatMap((closure) =>
  eventTypes.flatMap((event): Mutant[] => {
    const branches = sites
      .filter((site) => site.event === event)
      .flatMap(branchesOf)
      .filter(({ target }) => target === `#asistencia.${closure}`);
    return branches.length > 0 ? [added('again', closure, event, branches)] : [];
  }),
);

/** Each event taken where it does not belong: one state too late, or in the closure it led to. */
export const transitionMutants: readonly Mutant[] = [...overdue, ...reopened];
