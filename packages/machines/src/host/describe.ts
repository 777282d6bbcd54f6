import type { SnapshotFrom, StateValue } from 'xstate';
import type { asistenciaMachine } from '../asistencia/asistencia.ts';
import type { Category } from '../asistencia/context.ts';
import type { StateMeta } from '../asistencia/setup.ts';
import type { ClosureStatus } from '../procedure/closures.ts';
import type { StageId, SubStageId } from '../procedure/stages.ts';
import type { StateId } from '../procedure/states.ts';
import type { Names, NoNames } from './names.ts';

/** The asistencia's machine, ours or one made of it by `provide`. */
export type AsistenciaMachine = typeof asistenciaMachine;
/** Where an asistencia stands and what it remembers: XState's snapshot of the machine. */
export type AsistenciaSnapshot = SnapshotFrom<AsistenciaMachine>;

/** A state of a host in which an asistencia can stand. */
export type StateIn<N extends Names> = StateId | N['state'] | N['closure'];

/** Where an asistencia stands, in the procedure's words. */
export interface Description<N extends Names = NoNames> {
  /** Dotted path: `monitoreo.arribo`. */
  state: StateIn<N>;
  /** Null in the authorization and in the closures. */
  stage: StageId | null;
  subStage: SubStageId | N['subStage'] | null;
  /** `proveedorConcluido` during cierre; null until there is one. */
  closureStatus: ClosureStatus | N['closure'] | null;
  category: Category | null;
  /** It has ended, in one of the four final closures. */
  final: boolean;
}

type Value = AsistenciaSnapshot['value'];
type PathOf<Value> = Value extends string
  ? Value
  : { [K in keyof Value & string]: `${K}.${PathOf<Value[K]>}` }[keyof Value & string];

/** The dotted path of a state value: a machine without parallel states is in one leaf. */
export const statePath = (value: Value): StateId => pathOf(value);

const pathOf = <Value extends StateValue>(value: Value): PathOf<Value> =>
  (typeof value === 'string'
    ? value
    : Object.entries(value).map(
        ([key, child]) => `${key}.${pathOf(child as StateValue)}`,
      )[0]) as PathOf<Value>;

/**
 * The state value of a dotted path, one of the machine: a state that the procedure alone names does
 * not compile here.
 */
export const stateValue = (path: PathOf<Value>): Value => {
  const [region = '', state] = path.split('.');
  return (state === undefined ? region : { [region]: state }) as Value;
};

type Node = AsistenciaMachine['root'];

/** Every state node below one, in the order of the table of contents. */
export const descendants = (node: Node): Node[] =>
  Object.values(node.states).flatMap((child) => [child as Node, ...descendants(child as Node)]);

const known = new WeakMap<AsistenciaMachine, ReadonlyMap<StateId, StateMeta>>();

/**
 * By dotted path, each leaf in which an asistencia can stand: what it says of itself, and what it
 * has from its stage.
 */
export function positionsOf(machine: AsistenciaMachine): ReadonlyMap<StateId, StateMeta> {
  const positions =
    known.get(machine) ??
    new Map(
      descendants(machine.root)
        .filter(({ type }) => type !== 'compound')
        .map((node) => [
          node.path.join('.') as StateId,
          { ...(node.parent?.meta as StateMeta | undefined), ...(node.meta as StateMeta) },
        ]),
    );
  known.set(machine, positions);
  return positions;
}

/** The sub-stages of a stage as a machine has them, in their order. */
export const subStagesOf = (machine: AsistenciaMachine, stage: StageId): SubStageId[] =>
  [...positionsOf(machine).values()].flatMap((meta) =>
    meta.stage === stage && meta.subStage ? [meta.subStage] : [],
  );
