import { type Lang, stages } from '@conexion/machines';
import { procedureWord } from '../i18n/language.ts';
import { measuresTexts } from './measures-texts.ts';

/** A stage with its number, the authorization, or a closure. */
export function regionWord(region: string, lang: Lang): string {
  const stage = stages.find(({ id }) => id === region);
  if (region === 'autorizacion') return measuresTexts[lang].authorization;
  return stage ? `${stage.number}. ${stage.label[lang]}` : procedureWord('state', region, lang);
}
