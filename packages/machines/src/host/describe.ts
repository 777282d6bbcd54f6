import type { AnyMachineSnapshot, SnapshotFrom, StateValue } from 'xstate';
import { asistenciaMachine } from '../asistencia/asistencia.ts';
import type { Category } from '../asistencia/context.ts';
import type { StateMeta } from '../asistencia/setup.ts';
import type { ClosureStatus } from '../procedure/closures.ts';
import type { StageId, SubStageId } from '../procedure/stages.ts';

export type AsistenciaSnapshot = SnapshotFrom<typeof asistenciaMachine>;

/** Where an asistencia stands, in the procedure's words. */
export interface Description {
  /** Dotted path: `monitoreo.arribo`. */
  state: string;
  /** Null in the authorization and in the closures. */
  stage: StageId | null;
  subStage: SubStageId | null;
  /** `proveedorConcluido` during cierre; null until there is one. */
  closureStatus: ClosureStatus | null;
  category: Category | null;
  /** It has ended, in one of the four final closures. */
  final: boolean;
}

export function describe(snapshot: AsistenciaSnapshot): Description {
  const state = statePath(snapshot.value);
  const { stage, subStage, closureStatus } = positions.get(state) ?? {};
  return {
    state,
    stage: stage ?? null,
    subStage: subStage ?? null,
    closureStatus: closureStatus ?? null,
    category: snapshot.context.category,
    final: snapshot.status === 'done',
  };
}

/** The dotted path of a state value: a machine without parallel states is in one leaf. */
export function statePath(value: AnyMachineSnapshot['value']): string {
  if (typeof value === 'string') return value;
  const [[key, child] = ['', undefined]] = Object.entries(value as Record<string, StateValue>);
  return child === undefined ? key : `${key}.${statePath(child)}`;
}

/** The state value of a dotted path. */
export const stateValue = (path: string): StateValue => {
  const [key = '', ...rest] = path.split('.');
  return rest.length === 0 ? key : { [key]: stateValue(rest.join('.')) };
};

type Node = (typeof asistenciaMachine)['root'];

/** Every state node below one, in the order of the table of contents. */
export const descendants = (node: Node): Node[] =>
  Object.values(node.states).flatMap((child) => [child as Node, ...descendants(child as Node)]);

/** What each leaf says of itself, and what it has from its stage. */
const positions: ReadonlyMap<string, StateMeta> = new Map(
  descendants(asistenciaMachine.root)
    .filter(({ type }) => type !== 'compound')
    .map((node) => [
      node.path.join('.'),
      { ...(node.parent?.meta as StateMeta | undefined), ...(node.meta as StateMeta) },
    ]),
);

/** The dotted paths in which an asistencia can stand. */
export const leafPaths: ReadonlySet<string> = new Set(positions.keys());
