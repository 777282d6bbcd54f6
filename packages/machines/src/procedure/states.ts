import { closures, type FinalClosure } from './closures.ts';
import { stages } from './stages.ts';

/** The authorization of uncovered services (5.1), which is not a stage of coordination. */
const authorization = [
  'autorizacion',
  'autorizacion.explicacion',
  'autorizacion.cotizacion',
  'autorizacion.oferta',
  'autorizacion.revisionDelSupervisor',
  'autorizacion.revisionDeGerencia',
  'autorizacion.alternativas',
] as const;

type Stage = (typeof stages)[number];
/** A stage with sub-stages is a region; one without is a state itself. */
type StageRegion = Extract<Stage, { subStages: readonly [object, ...object[]] }>;
type SubStageState<S = StageRegion> = S extends StageRegion
  ? `${S['id']}.${S['subStages'][number]['id']}`
  : never;

/** A state in which an asistencia can stand, by its dotted path: `monitoreo.arribo`. */
export type StateId =
  | Exclude<Stage, StageRegion>['id']
  | Exclude<(typeof authorization)[number], 'autorizacion'>
  | SubStageState
  | FinalClosure;
/** A state in which an asistencia has not ended. */
export type OpenStateId = Exclude<StateId, FinalClosure>;
/** A state that holds others: the authorization, or a stage with sub-stages. */
export type RegionId = StageRegion['id'] | 'autorizacion';

/** The closures that end an asistencia; each is a state. */
export const finalClosures = Object.entries(closures).flatMap(([id, { final }]) =>
  final ? [id as FinalClosure] : [],
);

/** The paths of the states and of the regions that hold them. */
export const statePaths = [
  ...authorization,
  ...stages.flatMap(({ id, subStages }) => [id, ...subStages.map((subStage) => `${id}.${subStage.id}`)]),
  ...finalClosures,
] as readonly (StateId | RegionId)[];

const isRegion = (path: string): path is RegionId => statePaths.some((other) => other.startsWith(`${path}.`));

/** The states in which an asistencia can stand. */
export const stateIds = statePaths.filter((path): path is StateId => !isRegion(path));

/**
 * Whether a value is a state in which an asistencia can stand.
 * @example
 * isStateId('monitoreo.arribo'); // true
 * isStateId('monitoreo'); // false: a stage is no place to stand
 */
export const isStateId = (value: unknown): value is StateId =>
  (stateIds as readonly unknown[]).includes(value);
