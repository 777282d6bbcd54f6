import type { Lang } from '@conexion/machines';
import type { ChartAction, ChartState, ChartTransition } from '../graph/chart.ts';

const list = (labels: readonly { label: Record<Lang, string> }[], lang: Lang) =>
  [...new Set(labels.map(({ label }) => label[lang]))].join(', ');

/** A transition in the usual notation: event [guards] / effects. */
export function transitionText(
  { label, guards, effects }: Pick<ChartTransition, 'label' | 'guards' | 'effects'>,
  lang: Lang,
): string {
  const condition = guards.length > 0 ? ` [${list(guards, lang)}]` : '';
  const action = effects.length > 0 ? ` / ${list(effects, lang)}` : '';
  return `${label[lang]}${condition}${action}`;
}

const doing: Record<'entry' | 'exit' | 'invokes', Record<Lang, string>> = {
  entry: { es: 'al entrar', en: 'on entry' },
  exit: { es: 'al salir', en: 'on exit' },
  invokes: { es: 'mientras tanto', en: 'meanwhile' },
};

/** What a state does by itself, a line for each kind. */
export function activityTexts(state: ChartState, lang: Lang): string[] {
  const line = (kind: keyof typeof doing, actions: readonly ChartAction[]) =>
    actions.length > 0 ? [`${doing[kind][lang]}: ${list(actions, lang)}`] : [];
  const invokes = (state.invokes ?? []).map(({ source }) => ({
    type: source,
    label: { es: source, en: source },
  }));
  return [...line('entry', state.effects), ...line('exit', state.exits ?? []), ...line('invokes', invokes)];
}
