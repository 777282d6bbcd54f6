import type { Lang } from '@conexion/machines';
import { inPageLanguage, useTexts } from '../i18n/language.ts';

const es = {
  title: 'Simulación',
  intro:
    'Recorra el procedimiento sin tocar ningún caso real: la máquina corre en esta página y usted maneja el reloj.',
  start: 'Empezar un caso',
  load: 'Abrir un archivo…',
  loadHint:
    'Un caso guardado (JSON), como los de examples/cases. También puede soltarlo sobre esta página. Se recorre paso a paso.',
  notACase: 'Ese archivo no es un caso guardado.',
  badLink: 'La simulación de ese enlace no se puede leer.',
  otherMachine:
    'La simulación solo conoce el procedimiento estándar, y este servicio trabaja con uno adaptado: aquí vería pasos que no valen en sus casos.',
  restart: 'Otra simulación',
  policy: 'Política de la empresa (JSON)',
  policyHint:
    'Lo que no escriba conserva su valor habitual. Por ejemplo: {"internalNetworkCities": ["Panamá"]}',
  badPolicy: 'Eso no es una política:',
  addAsistencia: 'Agregar asistencia',
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
  mismatch: 'No ocurrió lo que dice el caso',
  save: 'Guardar',
  caseTitle: 'Título',
  saveCase: 'Caso (JSON)',
  saveTest: 'Prueba (vitest)',
  copyLink: 'Copiar enlace',
  copied: 'Enlace copiado.',
  copyByHand: 'No se pudo copiar: el enlace es la dirección de esta página.',
  linkTooLong: 'Es demasiado larga para un enlace: guárdela como caso.',
  nothingToSave: 'Se puede guardar cuando la asistencia tenga al menos un paso.',
  noAgenda: 'No queda ningún pendiente abierto.',
  titleOf: (type: string, definition: string) => `Simulación: ${type}, ${definition}`,
};

type Words = typeof es;

const en: Words = {
  title: 'Simulation',
  intro:
    'Walk through the procedure without touching any real case: the machine runs in this page, and the clock is yours.',
  start: 'Start a case',
  load: 'Open a file…',
  loadHint:
    'A saved case (JSON), such as those of examples/cases. You may also drop it on this page. It is played step by step.',
  notACase: 'That file is not a saved case.',
  badLink: 'The simulation in that link cannot be read.',
  otherMachine:
    'The simulation knows the standard procedure alone, and this service works by an adapted one: it would show steps that do not hold in your cases.',
  restart: 'Another simulation',
  policy: 'Policy of the company (JSON)',
  policyHint: 'What you leave out keeps its default. For example: {"internalNetworkCities": ["Panamá"]}',
  badPolicy: 'That is not a policy:',
  addAsistencia: 'Add an asistencia',
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
  mismatch: 'It did not go as the case says',
  save: 'Save',
  caseTitle: 'Title',
  saveCase: 'Case (JSON)',
  saveTest: 'Test (vitest)',
  copyLink: 'Copy link',
  copied: 'Link copied.',
  copyByHand: 'It could not be copied: the link is the address of this page.',
  linkTooLong: 'It is too long for a link: save it as a case.',
  nothingToSave: 'It can be saved once the asistencia has a step.',
  noAgenda: 'No pendiente is left open.',
  titleOf: (type, definition) => `Simulation: ${type}, ${definition}`,
};

/** The words of this place, by language. */
export const words: Readonly<Record<Lang, Words>> = { es, en };

export const useWords = (): Words => inPageLanguage(words, useTexts().lang);
