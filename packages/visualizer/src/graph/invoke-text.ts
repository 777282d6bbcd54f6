import { type Text, textIn } from '@conexion/machines';
import type { ChartInvoke } from './chart.ts';
import { same, spelled } from './identities.ts';

const as: Text = { es: 'como', en: 'as' };

/** What runs in a state, with its id where the author gave it one. */
export const invokeText = ({ id, source, label = same(source) }: ChartInvoke): Text => {
  // XState counts those without an id: `0.order.paying`.
  const isCounted = /^\d+\./.test(id) || id === source;
  return spelled((lang) => `${textIn(label, lang)}${isCounted ? '' : ` ${as[lang]} ${id}`}`);
};
