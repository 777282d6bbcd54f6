/**
 * The five stages of coordination and their sub-stages, in the order of the table of clause 5.2.A.
 * That `contactacionYValidacion` ends `monitoreo` is our reading of the scan (docs/adr/0008).
 */
export const stages = [
  {
    id: 'aperturaDeAsistencia',
    number: 1,
    subStages: [],
  },
  {
    id: 'asignacionProveedor',
    number: 2,
    subStages: [{ id: 'asignacionProveedor' }, { id: 'confirmacionDelAfiliado' }],
  },
  {
    id: 'monitoreo',
    number: 3,
    subStages: [
      { id: 'monitoreoAlProveedor' },
      { id: 'monitoreoAlAfiliado' },
      { id: 'arribo' },
      { id: 'contactacionYValidacion' },
    ],
  },
  {
    id: 'prestacionDelServicio',
    number: 4,
    subStages: [
      { id: 'diagnostico' },
      { id: 'autorizacion' },
      { id: 'prestacionDelServicio' },
      { id: 'terminacionDelServicio' },
    ],
  },
  {
    id: 'cierre',
    number: 5,
    subStages: [{ id: 'cargaDeCosto' }, { id: 'conformidadDelAfiliado' }],
  },
] as const;

/** The five stages of coordination (5.2.A). */
export type StageId = (typeof stages)[number]['id'];
/** The sub-stages of the stages (5.2.A). */
export type SubStageId = (typeof stages)[number]['subStages'][number]['id'];

/**
 * Of the sub-stages of a stage: those strictly between two of them, which the events overtook
 * (5.2.A).
 */
export const subStagesBetween = (
  ids: readonly SubStageId[],
  from: SubStageId,
  to: SubStageId,
): readonly SubStageId[] => ids.slice(ids.indexOf(from) + 1, Math.max(ids.indexOf(to), 0));
