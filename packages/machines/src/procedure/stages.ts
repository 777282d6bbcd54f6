import { text } from './text.ts';

/**
 * The five stages of coordination and their sub-stages, in the order of the table of clause 5.2.A.
 * That `contactacionYValidacion` ends `monitoreo` is our reading of the scan (docs/adr/0008).
 */
export const stages = [
  {
    id: 'aperturaDeAsistencia',
    number: 1,
    label: text('Apertura de Asistencia', 'Opening of the Assistance'),
    subStages: [],
  },
  {
    id: 'asignacionProveedor',
    number: 2,
    label: text('Asignación Proveedor', 'Provider Assignment'),
    subStages: [
      { id: 'asignacionProveedor', label: text('Asignación Proveedor', 'Provider Assignment') },
      { id: 'confirmacionDelAfiliado', label: text('Confirmación del Afiliado', "Afiliado's Confirmation") },
    ],
  },
  {
    id: 'monitoreo',
    number: 3,
    label: text('Monitoreo', 'Monitoring'),
    subStages: [
      { id: 'monitoreoAlProveedor', label: text('Monitoreo al Proveedor', 'Monitoring the Provider') },
      { id: 'monitoreoAlAfiliado', label: text('Monitoreo al Afiliado', 'Monitoring the Afiliado') },
      { id: 'arribo', label: text('Arribo', 'Arrival') },
      { id: 'contactacionYValidacion', label: text('Contactación y Validación', 'Contact and Validation') },
    ],
  },
  {
    id: 'prestacionDelServicio',
    number: 4,
    label: text('Prestación del Servicio', 'Delivery of the Service'),
    subStages: [
      { id: 'diagnostico', label: text('Diagnóstico', 'Diagnosis') },
      { id: 'autorizacion', label: text('Autorización', 'Authorization') },
      { id: 'prestacionDelServicio', label: text('Prestación del Servicio', 'Delivery of the Service') },
      { id: 'terminacionDelServicio', label: text('Terminación del Servicio', 'End of the Service') },
    ],
  },
  {
    id: 'cierre',
    number: 5,
    label: text('Cierre', 'Closing'),
    subStages: [
      { id: 'cargaDeCosto', label: text('Carga de Costo', 'Loading of Costs') },
      { id: 'conformidadDelAfiliado', label: text('Conformidad del Afiliado', "Afiliado's Conformity") },
    ],
  },
] as const;

/** The five stages of coordination (5.2.A). */
export type StageId = (typeof stages)[number]['id'];
/** The sub-stages of the stages (5.2.A). */
export type SubStageId = (typeof stages)[number]['subStages'][number]['id'];

/** The sub-stages that lie strictly between two of the same stage: those that the world overtook (5.2.A). */
export function subStagesBetween(stage: StageId, from: SubStageId, to: SubStageId): SubStageId[] {
  const ids: SubStageId[] = stages.find(({ id }) => id === stage)?.subStages.map(({ id }) => id) ?? [];
  return ids.slice(ids.indexOf(from) + 1, Math.max(ids.indexOf(to), 0));
}
