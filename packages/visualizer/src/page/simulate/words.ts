import type { Lang } from '@conexion/machines';
import { useTexts } from '../i18n/language.ts';

const es = {
  title: 'Simulación',
  intro:
    'Recorra el procedimiento sin tocar ningún caso real: la máquina corre en esta página, con el reloj en sus manos.',
  start: 'Empezar un caso',
  load: 'Abrir un archivo…',
  loadHint:
    'Un caso guardado (JSON), como los de examples/cases. También puede soltarlo sobre esta página. Se recorre paso a paso.',
  notACase: 'Ese archivo no es un caso guardado.',
  badLink: 'Ese enlace no trae una simulación que se pueda leer.',
  restart: 'Otra simulación',
  views: { cases: 'Guion', flow: 'Flujo', case: 'Caso' },
  clock: 'Reloj simulado',
  fiveMinutes: '+5 min',
  oneHour: '+1 h',
  nextDue: 'Al próximo pendiente',
  pastWindow: 'Tras la ventana',
  present: 'Ahora',
  actor: 'Quién actúa',
  script: 'Guion',
  undo: 'Deshacer',
  redo: 'Rehacer',
  redoLoaded: 'Siguiente paso',
  position: (played: number, all: number) => `Paso ${played} de ${all}`,
  goTo: 'Ir a un paso del guion',
  opened: 'Apertura de la asistencia',
  waited: 'Pasa el tiempo',
  refused: 'Rechazado',
  mismatch: 'No ocurre lo que el caso dice',
  warranty: 'La garantía que se invoca no es aplicable.',
  save: 'Guardar',
  caseTitle: 'Título',
  saveCase: 'Caso (JSON)',
  saveTest: 'Prueba (vitest)',
  copyLink: 'Copiar enlace',
  copied: 'Enlace copiado.',
  linkTooLong: 'Es demasiado larga para un enlace: guárdela como caso.',
  nothingToSave: 'Se puede guardar cuando la asistencia tenga al menos un paso.',
  noAgenda: 'No queda ningún pendiente abierto.',
  titleOf: (type: string, definition: string) => `Simulación: ${type}, ${definition}`,
};

type Words = typeof es;

const en: Words = {
  title: 'Simulation',
  intro:
    'Walk the procedure without touching any real case: the machine runs in this page, and the clock is yours.',
  start: 'Start a case',
  load: 'Open a file…',
  loadHint:
    'A saved case (JSON), such as those of examples/cases. You may also drop it on this page. It is walked step by step.',
  notACase: 'That file is no saved case.',
  badLink: 'That link brings no simulation that can be read.',
  restart: 'Another simulation',
  views: { cases: 'Script', flow: 'Flow', case: 'Case' },
  clock: 'Simulated clock',
  fiveMinutes: '+5 min',
  oneHour: '+1 h',
  nextDue: 'To the next pendiente',
  pastWindow: 'Past the window',
  present: 'Now',
  actor: 'Who acts',
  script: 'Script',
  undo: 'Undo',
  redo: 'Redo',
  redoLoaded: 'Next step',
  position: (played, all) => `Step ${played} of ${all}`,
  goTo: 'Go to a step of the script',
  opened: 'Asistencia opened',
  waited: 'Time goes by',
  refused: 'Refused',
  mismatch: 'It does not go as the case says',
  warranty: 'The warranty that is claimed does not apply.',
  save: 'Save',
  caseTitle: 'Title',
  saveCase: 'Case (JSON)',
  saveTest: 'Test (vitest)',
  copyLink: 'Copy link',
  copied: 'Link copied.',
  linkTooLong: 'It is too long for a link: save it as a case.',
  nothingToSave: 'It can be saved once the asistencia has a step.',
  noAgenda: 'No pendiente is left open.',
  titleOf: (type, definition) => `Simulation: ${type}, ${definition}`,
};

/** The words of this place, by language. */
export const words: Readonly<Record<Lang, Words>> = { es, en };

export const useWords = (): Words => words[useTexts().lang];
