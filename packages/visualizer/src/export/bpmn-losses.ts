import type { Text } from '@conexion/machines';

/**
 * What a state machine says and BPMN does not. It stands in every exported process, and in
 * visualizer/docs/exports.md.
 */
export const bpmnLosses: readonly Text[] = [
  {
    es: 'Un estado no es una tarea: cada subproceso es un lugar donde el caso espera, y un evento en su borde es lo que lo hace salir.',
    en: 'A state is not a task: the case waits in each sub-process, and an event on its border makes it leave.',
  },
  {
    es: 'Las etapas son grupos, sin efecto: BPMN no deja entrar a un subproceso por un paso cualquiera.',
    en: 'Stages are groups, without effect: in BPMN no flow enters a sub-process at an inner step.',
  },
  {
    es: 'Lo que sale de cualquier paso de una etapa sale de un subproceso aparte de esa etapa.',
    en: 'What leaves any step of a stage leaves a sub-process apart, of that stage.',
  },
  {
    es: 'Las condiciones son texto entre corchetes: un flujo que sale de un evento no lleva condición en BPMN.',
    en: 'Conditions are text in brackets: a flow out of an event carries no condition in BPMN.',
  },
  {
    es: 'Varios eventos entre los mismos estados son un solo evento con todos sus nombres.',
    en: 'Several events between the same states are one event with all of their names.',
  },
  {
    es: 'Lo que se registra sin mover nada es una anotación.',
    en: 'What is recorded without moving anything is an annotation.',
  },
  {
    es: 'Roles, cláusulas y quién actúa están en la documentación de cada elemento; los efectos, en ninguna parte.',
    en: 'Roles, clauses and who acts are in the documentation of each element; effects are nowhere.',
  },
  {
    es: 'Las regiones paralelas comienzan cada una por un evento de inicio propio, y la historia es un subproceso.',
    en: 'Each parallel region begins with a separate start event, and history is a sub-process.',
  },
];
