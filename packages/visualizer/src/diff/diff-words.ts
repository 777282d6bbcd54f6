import type { Text } from '@conexion/machines';
import type { StateField, TransitionField } from './compare-charts.ts';

/** The kinds of change, with the sign that distinguishes them without colour. */
export const changeWords = {
  added: { sign: '+', es: 'agregado', en: 'added' },
  removed: { sign: '-', es: 'quitado', en: 'removed' },
  rerouted: { sign: '>', es: 'desviado', en: 'rerouted' },
  changed: { sign: '~', es: 'cambiado', en: 'changed' },
} as const;

export const fieldWords: Readonly<Record<StateField | TransitionField, Text>> = {
  label: { es: 'nombre', en: 'name' },
  kind: { es: 'clase de estado', en: 'kind of state' },
  parent: { es: 'dentro de', en: 'within' },
  initial: { es: 'comienza en', en: 'begins in' },
  history: { es: 'recuerda', en: 'remembers' },
  clauses: { es: 'cláusulas', en: 'clauses' },
  closureStatus: { es: 'estatus de cierre', en: 'closure status' },
  effects: { es: 'efectos', en: 'effects' },
  target: { es: 'ruta', en: 'route' },
  guards: { es: 'condiciones', en: 'conditions' },
  order: { es: 'se prueba en otro orden', en: 'tried in another order' },
  reenters: { es: 'sale y vuelve a entrar', en: 'leaves and enters again' },
  roles: { es: 'roles', en: 'roles' },
  actor: { es: 'quién actúa', en: 'actor' },
};

export const words = {
  version: { es: 'versión', en: 'version' },
  machine: { es: '(la máquina)', en: '(the machine)' },
  states: { es: 'Estados', en: 'States' },
  arrows: { es: 'Flechas', en: 'Arrows' },
  noChange: { es: 'sin cambios', en: 'no change' },
  yes: { es: 'sí', en: 'yes' },
  none: { es: '(nada)', en: '(none)' },
  before: { es: 'antes del desvío', en: 'before it was rerouted' },
  cases: { es: 'Casos en curso', en: 'Running cases' },
  read: { es: 'leídos', en: 'read' },
  stranded: { es: 'varados', en: 'stranded' },
  gone: { es: 'ese estado ya no existe', en: 'that state no longer exists' },
  noWayOut: { es: 'desde ese estado ya no se llega a un final', en: 'no end can be reached from that state' },
  nearest: { es: 'el más cercano donde puede seguir:', en: 'the nearest where it can go on:' },
  changes: { es: 'Cambios', en: 'Changes' },
} as const satisfies Record<string, Text>;
