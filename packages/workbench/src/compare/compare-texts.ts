import type { Lang } from '@conexion/machines';
import { inPageLanguage, useTexts } from '../i18n/language.ts';

const es = {
  title: 'Comparar versiones',
  back: 'Volver al flujo',
  hint: 'Suelte uno o dos archivos con una definición del procedimiento. Uno solo se compara con este servicio. La de este servicio se guarda arriba.',
  before: 'Antes',
  after: 'Después',
  thisService: 'Este servicio',
  choose: 'Elegir archivo…',
  swap: 'Intercambiar',
  save: 'Guardar la de este servicio',
  faults: {
    'not-json': 'El archivo no es JSON.',
    'not-a-definition': 'El archivo no es una definición.',
    'another-machine': 'El archivo es de otra máquina; conexion-diagram diff la compara.',
  },
  legend: 'Señales',
  states: 'Estados',
  arrows: 'Flechas',
  noChange: 'Sin cambios.',
  stranded: 'Casos en curso que quedarían varados',
  strandedHint:
    'Los de este servicio, si pasaran a la versión de después. Supone que las condiciones se cumplen.',
  noneStranded: (count: string) => `Ninguno de los ${count} leídos.`,
  reasons: {
    'state-gone': 'ese estado ya no existe',
    'no-way-out': 'desde ahí ya no se llega a un cierre',
  },
  nearest: (state: string) => `el estado más cercano que sigue: ${state}`,
  noNearest: 'ningún estado cercano sigue',
};

const en: typeof es = {
  title: 'Compare versions',
  back: 'Back to the flow',
  hint: 'Drop one or two files with a definition of the procedure. One alone is compared with this service, whose definition is saved above.',
  before: 'Before',
  after: 'After',
  thisService: 'This service',
  choose: 'Choose a file…',
  swap: 'Swap',
  save: 'Save this service’s',
  faults: {
    'not-json': 'The file is not JSON.',
    'not-a-definition': 'The file is not a definition.',
    'another-machine': 'The file is of another machine; conexion-diagram diff compares it.',
  },
  legend: 'Signs',
  states: 'States',
  arrows: 'Arrows',
  noChange: 'No changes.',
  stranded: 'Running cases that would be stranded',
  strandedHint: 'Those of this service, under the version after. Conditions are taken to hold.',
  noneStranded: (count) => `None of the ${count} that were read.`,
  reasons: {
    'state-gone': 'that state no longer exists',
    'no-way-out': 'no closure can be reached from there',
  },
  nearest: (state) => `the nearest state that remains: ${state}`,
  noNearest: 'no state near it remains',
};

const texts: Readonly<Record<Lang, typeof es>> = { es, en };

/** The words of this part. */
export const useCompareTexts = (): typeof es => inPageLanguage(texts, useTexts().lang);
