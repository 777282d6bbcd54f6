import type { Lang } from '@conexion/machines';
import { inPageLanguage, useTexts } from '../i18n/language.ts';

const es = {
  board: 'Tablero',
  flow: 'Flujo',
  case: 'Caso',
  open: (count: string) => `${count} asistencias abiertas`,
  overdue: (count: string) => `${count} con pendientes vencidos`,
  oldest: (age: string) => `la más antigua lleva ${age}`,
  oldestOf: 'Las que llevan más tiempo aquí',
  noneHere: 'No hay asistencias aquí ahora.',
  more: (count: string) => `y ${count} más`,
  authorization: 'Autorización',
  recent: 'Últimos movimientos',
  stillness: 'Todavía no se ha movido ninguna.',
  hint: 'Cada cambio que el servicio guarda se ve aquí en el momento. Elija una asistencia para seguir su recorrido.',
  noCase: 'Ninguna asistencia elegida',
  journey: 'Recorrido',
  state: 'Estado',
  entered: 'Entró',
  lasted: 'Duró',
  soFar: 'hasta ahora',
  total: 'En total',
  stale: 'No se pudo actualizar el tablero; se volverá a intentar.',
};

const en: typeof es = {
  board: 'Board',
  flow: 'Flow',
  case: 'Case',
  open: (count) => `${count} open asistencias`,
  overdue: (count) => `${count} with overdue pendientes`,
  oldest: (age) => `the oldest has been here ${age}`,
  oldestOf: 'Longest here',
  noneHere: 'No asistencias here now.',
  more: (count) => `and ${count} more`,
  authorization: 'Authorization',
  recent: 'Last moves',
  stillness: 'None has moved yet.',
  hint: 'Every change that the service commits shows here at once. Pick an asistencia to follow its journey.',
  noCase: 'No asistencia picked',
  journey: 'Journey',
  state: 'State',
  entered: 'Entered',
  lasted: 'Lasted',
  soFar: 'so far',
  total: 'In all',
  stale: 'The board could not be updated; retrying.',
};

const texts: Readonly<Record<Lang, typeof es>> = { es, en };

/** The words of this place. */
export const useLiveTexts = (): typeof es => inPageLanguage(texts, useTexts().lang);
