import { type ActorKind, type Lang, textIn, values } from '@conexion/machines';
import type { Edge, Graph } from '../graph/graph.ts';

type Words = Record<Lang, string>;

/**
 * The picture's words, in Spanish and English; `textIn` says them in Spanish where the host speaks
 * another language. Those of the procedure come from the catalogues of the host.
 */
export const words = {
  heading: { es: 'Flujo de Coordinación Telefónica', en: 'Telephone Coordination Flow' },
  annex: { es: 'Anexo I', en: 'Annex I' },
  legendActors: { es: 'Quién hace que ocurra', en: 'Who makes it happen' },
  legendArrows: { es: 'Qué significan las flechas', en: 'What the arrows mean' },
  legendGuards: { es: 'Qué debe cumplirse', en: 'What must hold' },
  allGuards: { es: '[a, b]  todo lo que está entre corchetes', en: '[a, b]  all that is in brackets' },
  anyGuard: { es: '· a  · b  y una de estas', en: '· a  · b  and one of these' },
  from: { es: 'de', en: 'from' },
  to: { es: 'a', en: 'to' },
  by: { es: 'Lo causa', en: 'Caused by' },
  only: { es: 'Condiciones', en: 'Conditions' },
  or: { es: 'o bien', en: 'or else' },
  recordedIn: { es: 'se registra en', en: 'recorded in' },
  held: { es: 'Estatus', en: 'Status' },
  ours: { es: 'propia', en: 'ours' },
  clauses: { es: 'Las cláusulas, en palabras', en: 'The clauses, in words' },
  together: { es: 'Todo lo de adentro a la vez', en: 'All that is within, at once' },
  heatNone: { es: 'nada', en: 'none' },
  heatMost: { es: 'lo más', en: 'the most' },
  coverageNone: { es: 'sin cubrir (línea cortada)', en: 'not covered (broken line)' },
  coverageMost: { es: 'lo más recorrido', en: 'walked the most' },
  coverage: { es: 'Recorrido por las pruebas', en: 'Walked by the tests' },
  walked: { es: 'Veces recorrido', en: 'Times walked' },
  neverWalked: { es: 'Nunca recorrido', en: 'Never walked' },
  occupied: { es: 'Casos aquí', en: 'Cases here' },
  late: { es: 'vencidos', en: 'overdue' },
  lanes: { es: 'Quién actúa en cada paso', en: 'Who acts in each step' },
  states: { es: 'estados', en: 'states' },
  step: { es: 'paso', en: 'step' },
  steps: { es: 'pasos', en: 'steps' },
  collapse: { es: 'Contraer', en: 'Collapse' },
  expand: { es: 'Desplegar', en: 'Expand' },
  goesTo: { es: 'pasa a', en: 'goes to' },
  whileIn: { es: 'Estando en', en: 'While in' },
  page: { es: 'página', en: 'page' },
  ofPages: { es: 'de', en: 'of' },
  overview: { es: 'El flujo entero', en: 'The whole flow' },
  outside: { es: 'Fuera de los grupos', en: 'Outside of the groups' },
  key: { es: 'Cómo se lee', en: 'How to read it' },
  panel: { es: 'Desde cualquiera de sus pasos', en: 'From any of its steps' },
} as const satisfies Record<string, Words>;

/** In the order of the legend. */
export const actors: readonly ActorKind[] = ['afiliado', 'coordinador', 'proveedor', 'superior'];

export const arrowWords: Readonly<Record<Edge['kind'] | 'record', Words>> = {
  main: { es: 'línea principal del servicio', en: 'main line of the service' },
  forward: { es: 'hacia adelante', en: 'forward' },
  back: { es: 'de regreso', en: 'back' },
  closure: { es: 'a un estatus de cierre, en su color', en: 'to a closure status, in its colour' },
  record: { es: 'se registra y nada se mueve', en: 'recorded, nothing moves' },
};

/** Whose act a step is, in the words of the machine's host. */
export const nameOfActor = ({ actors }: Pick<Graph, 'actors'>, actor: ActorKind, lang: string): string =>
  textIn(actors[actor] ?? values[actor], lang);
