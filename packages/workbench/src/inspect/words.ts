import type { Lang } from '@conexion/machines';
import { inPageLanguage, useTexts } from '../i18n/language.ts';

const es = {
  title: 'Inspector',
  views: { cases: 'Actores', flow: 'Diagrama', case: 'Detalle' },
  states: {
    connecting: 'Conectando…',
    open: 'Escuchando',
    away: 'El servicio no responde; reintentando',
    closed: 'Cerrado',
  },
  closed:
    'Este servicio no permite inspeccionar programas. Para permitirlo, inícielo con la variable INSPECT=true; el modo de demostración ya lo permite.',
  intro:
    'Vea en vivo los actores de cualquier programa con XState 5 que se conecte a este servicio. Nada se guarda ni sale de él.',
  how: 'Conecte uno así:',
  sanitize:
    'sanitizeContext solo no basta: la entrada de un actor viaja también en el evento que lo inicia. Por eso se usan los dos.',
  none: 'Ningún actor todavía.',
  pick: 'Elija un actor.',
  gone: 'desconectado',
  parent: 'Hijo de',
  noPicture: 'Este actor no es una máquina, o su definición no se puede dibujar.',
  drawing: 'Dibujando…',
  sections: { events: 'Eventos', context: 'Contexto', state: 'Estado' },
  sectionSwitch: 'Partes del actor',
  noEvents: 'Todavía no ha recibido ningún evento.',
  from: 'de',
  outside: 'desde afuera',
  session: 'Sesión',
  status: 'Situación',
  current: 'Está en',
};

type Words = typeof es;

const en: Words = {
  title: 'Inspector',
  views: { cases: 'Actors', flow: 'Diagram', case: 'Details' },
  states: {
    connecting: 'Connecting…',
    open: 'Listening',
    away: 'The service does not answer; retrying',
    closed: 'Closed',
  },
  closed:
    'This service does not allow the inspection of programs. Start it with INSPECT=true to allow it; demonstration mode already does.',
  intro:
    'Watch live the actors of any XState 5 program that connects to this service. Nothing is stored, and nothing leaves it.',
  how: 'Connect one like this:',
  sanitize:
    'sanitizeContext alone is not enough: the input of an actor also travels in the event that starts it. Hence both.',
  none: 'No actor yet.',
  pick: 'Pick an actor.',
  gone: 'disconnected',
  parent: 'Child of',
  noPicture: 'This actor is not a machine, or its definition cannot be drawn.',
  drawing: 'Drawing…',
  sections: { events: 'Events', context: 'Context', state: 'State' },
  sectionSwitch: 'Parts of the actor',
  noEvents: 'It has received no event yet.',
  from: 'from',
  outside: 'from outside',
  session: 'Session',
  status: 'Status',
  current: 'It is in',
};

const words: Readonly<Record<Lang, Words>> = { es, en };

/** The words of this place in the reader's language. */
export const useWords = (): Words => inPageLanguage(words, useTexts().lang);
