import { type By, superiors } from '@conexion/machines';
import { personOf } from '@conexion/machines/cases';

/** A scripted case that the demonstration plays, and how far. */
export interface DemoJourney {
  /** Its name in examples/cases. */
  name: string;
  coordinator: By;
  /** The state in which its last asistencia stands. */
  state: string;
  /** How many minutes ago its last step was. */
  ago: number;
}

const ana: By = { id: 'ana.rojas', role: 'coordinador', name: 'Ana Rojas' };
const luis: By = { id: 'luis.mejia', role: 'coordinador', name: 'Luis Mejía' };
const marta: By = { id: 'marta.suarez', role: 'coordinador', name: 'Marta Suárez' };

/** Who appears in the demonstration. */
export const demoPeople: readonly By[] = [ana, luis, marta, ...superiors.map((role) => personOf(role))];

// Copied when the package is built (build:assets). The path is the same from src and from dist.
export const journeysDirectory = new URL('../../dist/journeys/', import.meta.url);

/** Cases in every stage, the newest last: lists show it first. */
export const demoJourneys: readonly DemoJourney[] = [
  {
    name: 'garantia-de-una-conexion',
    coordinator: marta,
    state: 'asignacionProveedor.asignacionProveedor',
    ago: 91,
  },
  { name: 'conexion-declinada', coordinator: ana, state: 'canceladoAlMomento', ago: 181 },
  {
    name: 'servicio-cubierto-hasta-el-final',
    coordinator: marta,
    state: 'cierre.conformidadDelAfiliado',
    ago: 12,
  },
  {
    name: 'excedente-absorbido-por-completo',
    coordinator: luis,
    state: 'prestacionDelServicio.autorizacion',
    ago: 40,
  },
  {
    name: 'grua-foranea-negociada',
    coordinator: luis,
    state: 'asignacionProveedor.confirmacionDelAfiliado',
    ago: 29,
  },
  { name: 'conexion-hogar-aceptada', coordinator: luis, state: 'autorizacion.oferta', ago: 31 },
  { name: 'llegada-desmentida', coordinator: ana, state: 'monitoreo.arribo', ago: 23 },
  {
    name: 'excepcion-seis-meses-sin-uso',
    coordinator: marta,
    state: 'autorizacion.revisionDelSupervisor',
    ago: 19,
  },
  {
    name: 'ambulancia-en-emergencia-medica',
    coordinator: ana,
    state: 'autorizacion.explicacion',
    ago: 11,
  },
  { name: 'reprogramacion-aceptada', coordinator: ana, state: 'aperturaDeAsistencia', ago: 3 },
];
