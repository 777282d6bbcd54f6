import type { Lang } from '@conexion/machines';
import { inPageLanguage, useTexts } from '../i18n/language.ts';

const es = {
  title: '¿Y si la política fuera otra?',
  hint: 'Repite la bitácora de las asistencias de los filtros de arriba con los valores que escriba. Lo que deje en blanco queda como cada caso lo tuvo. No se guarda nada.',
  months: 'Meses del plan sin uso (5.1.G)',
  grounds: 'Causales de 5.1.G',
  asItWas: 'Como cada caso',
  any: 'Basta una',
  all: 'Las tres a la vez',
  tolerance: 'Tolerancia del proveedor, minutos (4.3)',
  file: 'Archivo de política (JSON); vale primero lo que escriba',
  badFile: 'El archivo no es JSON.',
  nothingChanged: 'Escriba al menos un valor, o elija un archivo.',
  otherMachine:
    'Este servicio trabaja con un procedimiento adaptado; la página solo puede repetir el estándar. Use conexion-admin what-if.',
  run: 'Calcular',
  cancel: 'Cancelar',
  progress: (done: string, total: string) => `${done} de ${total} asistencias leídas`,
  replayed: (count: string) => `${count} asistencias repetidas.`,
  same: 'Ninguna habría cambiado.',
  refused: 'Se habrían negado',
  refusedHint: 'Cada asistencia cuenta una vez, en su primer paso negado; no se sigue más allá.',
  possible: 'Se habrían podido hacer',
  possibleHint: 'Solo pasos sin datos y las cuatro causales de excepción, en cada estado por el que pasó.',
  moved: 'Pendientes que vencerían a otra hora',
  clause: 'Cláusula',
  step: 'Paso',
  pendiente: 'Pendiente',
  count: 'Asistencias',
  unreplayable: (count: string) =>
    `${count} se siguieron solo hasta una línea que las reglas de hoy deciden distinto.`,
  csv: 'Descargar CSV de los casos',
};

const en: typeof es = {
  title: 'What if the policy were another?',
  hint: 'Replays the bitácora of the asistencias of the filters above with the values that you write. What you leave blank stays as each case had it. Nothing is saved.',
  months: 'Months of the plan without use (5.1.G)',
  grounds: 'Grounds of 5.1.G',
  asItWas: 'As each case',
  any: 'One is enough',
  all: 'All three at once',
  tolerance: 'Tolerance for the provider, minutes (4.3)',
  file: 'Policy file (JSON); filled fields come first',
  badFile: 'The file is not JSON.',
  nothingChanged: 'Write at least one value, or choose a file.',
  otherMachine:
    'This service works by an adapted procedure; the page can replay the standard one alone. Use conexion-admin what-if.',
  run: 'Calculate',
  cancel: 'Cancel',
  progress: (done, total) => `${done} of ${total} asistencias read`,
  replayed: (count) => `${count} asistencias replayed.`,
  same: 'None would have changed.',
  refused: 'Would have been refused',
  refusedHint: 'Each asistencia counts once, at its first refused step, and is not followed further.',
  possible: 'Would have been possible',
  possibleHint: 'Only steps without data and the four grounds of exceptions, in each state that it passed.',
  moved: 'Pendientes due at another time',
  clause: 'Clause',
  step: 'Step',
  pendiente: 'Pendiente',
  count: 'Asistencias',
  unreplayable: (count) => `${count} were followed only to a line that the rules of today decide otherwise.`,
  csv: 'Download a CSV of the cases',
};

const texts: Readonly<Record<Lang, typeof es>> = { es, en };

/** The words of this part. */
export const useWhatIfTexts = (): typeof es => inPageLanguage(texts, useTexts().lang);
