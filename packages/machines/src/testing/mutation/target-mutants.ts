import type { StateDefinition } from '../../host/definition.ts';
import { definition } from '../../host/standard-host.ts';
import { entries, siteKey, sites, withBranch } from './config.ts';
import { type Mutant, mutant } from './mutant.ts';

const { states, transitions } = definition();
const finals: readonly string[] = states.filter(({ kind }) => kind === 'final').map(({ path }) => path);
const targets = new Map(transitions.map(({ id, target }) => [id, target]));

/** The next leaf of the same kind: a sub-stage of its stage, or a closure. */
function nextOf(leaf: string): string {
  const { parent } = states.find(({ path }) => path === leaf) as StateDefinition;
  const siblings: readonly string[] = finals.includes(leaf)
    ? finals
    : states.filter((state) => state.parent === parent && state.kind === 'atomic').map(({ path }) => path);
  return siblings[(siblings.indexOf(leaf) + 1) % siblings.length] as string;
}

const actsOnEntry = (state: string): boolean => entries.some((entry) => entry.state === state);

/**
 * Where else a transition could lead: nowhere, to the next of its kind, or to the end. Staying in a
 * state that is its own target changes nothing, and neither does entering again a state without
 * entry actions, so neither makes a mutant.
 */
function wrongTargets(source: string, target: string | null): (string | undefined)[] {
  if (target) {
    const nowhere = target === source ? [] : [undefined];
    return [...nowhere, nextOf(target), ...(finals.includes(target) ? [] : ['canceladoPosterior'])];
  }
  const isLeaf = states.some(({ path, kind }) => path === source && kind === 'atomic');
  return [...(actsOnEntry(source) || !isLeaf ? [source] : []), ...(isLeaf ? [nextOf(source)] : [])];
}

/**
 * Each transition with a wrong target. One that only records enters its state again, or moves on.
 */
export const targetMutants: readonly Mutant[] = sites.flatMap((site) =>
  site.branches.flatMap((_, index) => {
    const id = `${siteKey(site)} ${index}`;
    return wrongTargets(site.state, targets.get(id) ?? null).map((wrong) =>
      mutant({
        kind: 'target changed',
        at: id,
        what: wrong ?? 'nothing moves',
        touches: [id],
        make: () =>
          withBranch(site, index, ({ target, ...branch }) => ({
            ...branch,
            ...(wrong ? { target: `#asistencia.${wrong}`, reenter: wrong === site.state } : {}),
          })),
      }),
    );
  }),
);
