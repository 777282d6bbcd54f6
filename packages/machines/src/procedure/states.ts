import { closures, type FinalClosure } from './closures.ts';
import { stages } from './stages.ts';
import { type Text, text } from './text.ts';

/** The authorization of uncovered services (5.1), which is no stage of coordination. */
const authorization = {
  autorizacion: text('Autorización de Servicios sin Cobertura', 'Authorization of Uncovered Services'),
  'autorizacion.explicacion': text('Explicación', 'Explanation'),
  'autorizacion.cotizacion': text('Cotización', 'Quote'),
  'autorizacion.oferta': text('Oferta', 'Offer'),
  'autorizacion.revisionDelSupervisor': text('Revisión del Supervisor', "Supervisor's Review"),
  'autorizacion.revisionDeGerencia': text('Revisión de Gerencia', "Management's Review"),
  'autorizacion.alternativas': text('Alternativas', 'Alternatives'),
} as const satisfies Record<string, Text>;

type Stage = (typeof stages)[number];
/** A stage with sub-stages is a region; one without is a state itself. */
type StageRegion = Extract<Stage, { subStages: readonly [object, ...object[]] }>;
type SubStageState<S = StageRegion> = S extends StageRegion
  ? `${S['id']}.${S['subStages'][number]['id']}`
  : never;

/** A state in which an asistencia can stand, by its dotted path: `monitoreo.arribo`. */
export type StateId =
  | Exclude<Stage, StageRegion>['id']
  | Exclude<keyof typeof authorization, 'autorizacion'>
  | SubStageState
  | FinalClosure;
/** A state in which an asistencia has not ended. */
export type OpenStateId = Exclude<StateId, FinalClosure>;
/** A state that holds others: the authorization, or a stage with sub-stages. */
export type RegionId = StageRegion['id'] | 'autorizacion';

/** What each state is called, by its dotted path; stages and closures by their own label. */
export const stateLabels = {
  ...authorization,
  ...Object.fromEntries(
    stages.flatMap((stage) => [
      [stage.id, stage.label],
      ...stage.subStages.map(({ id, label }) => [`${stage.id}.${id}`, label]),
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(closures).flatMap(([id, { final, label }]) => (final ? [[id, label]] : [])),
  ),
} as Readonly<Record<StateId | RegionId, Text>>;

/** The paths of the states and of the regions that hold them. */
export const statePaths = Object.keys(stateLabels) as readonly (StateId | RegionId)[];

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
