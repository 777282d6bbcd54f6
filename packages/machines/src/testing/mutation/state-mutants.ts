import type { ClosureStatus } from '../../procedure/closures.ts';
import { type StateConfig, states, withState } from './config.ts';
import { waysInto } from './effect-sites.ts';
import { type Mutant, mutant } from './mutant.ts';

/** How a mutant changes what a state says of itself. */
interface Change {
  what: string;
  edit(config: StateConfig): StateConfig;
}

const tag = 'proveedorConcluido';
const closures = states.filter(([, { type }]) => type === 'final').map(([path]) => path as ClosureStatus);

const withStatus = (status: ClosureStatus | undefined): Change => ({
  what: status ? `closure status ${status}` : 'no closure status',
  edit: ({ meta, ...config }) => {
    const { closureStatus: _, ...others } = meta ?? { clauses: [] };
    return { ...config, meta: status ? { ...others, closureStatus: status } : others };
  },
});
const tagged: Change = { what: `tag ${tag}`, edit: (config) => ({ ...config, tags: [tag] }) };
const untagged: Change = { what: `no tag ${tag}`, edit: ({ tags: _, ...config }) => config };
const endless: Change = { what: 'not final', edit: ({ type: _, ...config }) => config };

function changesOf(path: string, { type, tags }: StateConfig): Change[] {
  if (tags?.includes(tag)) return [untagged, withStatus(undefined)];
  if (type !== 'final') return [tagged, withStatus(tag)];
  const next = closures[(closures.indexOf(path as ClosureStatus) + 1) % closures.length];
  return [endless, withStatus(undefined), withStatus(next), tagged];
}

/** Each stage and each closure with something wrong in what it says of itself. */
export const stateMutants: readonly Mutant[] = states
  .filter(([path]) => path !== '' && !path.includes('.'))
  .flatMap(([state, config]) =>
    changesOf(state, config).map(({ what, edit }) =>
      mutant({
        kind: 'state changed',
        at: state,
        what,
        touches: waysInto(state),
        make: () => withState(state, edit),
      }),
    ),
  );
