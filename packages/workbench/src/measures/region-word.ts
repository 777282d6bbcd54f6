import { stages } from '@conexion/machines';
import { inPageLanguage, procedureWord } from '../i18n/language.ts';
import { measuresTexts } from './measures-texts.ts';

/**
 * Whether a state ends an asistencia, also one that the service's host adds: no region holds it.
 */
export const isClosing = (state: string): boolean =>
  !state.includes('.') && state !== 'autorizacion' && !stages.some(({ id }) => id === state);

/** A stage with its number, the authorization, or a closure. */
export function regionWord(region: string, lang: string): string {
  const stage = stages.find(({ id }) => id === region);
  if (region === 'autorizacion') return inPageLanguage(measuresTexts, lang).authorization;
  return stage
    ? `${stage.number}. ${procedureWord('state', region, lang)}`
    : procedureWord('state', region, lang);
}

/** Two sub-states have the same name, so each carries the number of its stage. */
export function stateWord(state: string, lang: string): string {
  const [region, subState] = state.split('.');
  const word = procedureWord('state', state, lang);
  const number = stages.find(({ id }) => id === region)?.number ?? 'A';
  return subState === undefined ? word : `${number} · ${word}`;
}

/** Where a state stands in the procedure: the authorization after the opening, closures last. */
export function inOrder(state: string): number {
  const [region, subState] = state.split('.');
  if (region === 'autorizacion') return 15;
  const stage = stages.find(({ id }) => id === region);
  if (!stage) return 100;
  return stage.number * 10 + stage.subStages.findIndex(({ id }) => id === subState);
}
