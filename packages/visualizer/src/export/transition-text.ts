import { type Text, textIn } from '@conexion/machines';
import type { ChartAction, ChartState, ChartTransition } from '../graph/chart.ts';
import { invokeText } from '../graph/invoke-text.ts';
import { groupBy } from '../graph/steps-of.ts';
import { guardTexts } from '../layout/write-steps.ts';

const list = (labels: readonly { label: Text<string> }[], lang: string) =>
  [...new Set(labels.map(({ label }) => textIn(label, lang)))].join(', ');

/**
 * Transitions between the same places in the usual notation, event [guards] / effects, a line for
 * each event; where one passes in several ways, below it a line for what each of them demands
 * besides.
 */
export function transitionTexts(
  transitions: readonly Pick<ChartTransition, 'id' | 'label' | 'guards' | 'effects'>[],
  lang: string,
): string[] {
  const effectsOf = ({ effects }: (typeof transitions)[number]) =>
    effects.length > 0 ? ` / ${list(effects, lang)}` : '';
  const events = groupBy(
    transitions,
    (transition) => `${textIn(transition.label, lang)}${effectsOf(transition)}`,
  );
  return [...events.values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    const texts = guardTexts({ ways: own.map(({ id, guards }) => ({ transition: id, guards })) }, lang);
    const common = texts.find(({ bullet }) => bullet === '');
    const ways = texts.filter(({ bullet }) => bullet !== '').map(({ bullet, text }) => `${bullet}${text}`);
    return [`${textIn(first.label, lang)}${common ? ` ${common.text}` : ''}${effectsOf(first)}`, ...ways];
  });
}

const doing: Record<'entry' | 'exit' | 'invokes', Text> = {
  entry: { es: 'al entrar', en: 'on entry' },
  exit: { es: 'al salir', en: 'on exit' },
  invokes: { es: 'mientras tanto', en: 'meanwhile' },
};

/** What a state does by itself, a line for each kind. */
export function activityTexts(state: ChartState, lang: string): string[] {
  const line = (kind: keyof typeof doing, actions: readonly ChartAction[]) =>
    actions.length > 0 ? [`${textIn(doing[kind], lang)}: ${list(actions, lang)}`] : [];
  const invokes = (state.invokes ?? []).map((invoke) => ({ type: invoke.source, label: invokeText(invoke) }));
  return [...line('entry', state.effects), ...line('exit', state.exits ?? []), ...line('invokes', invokes)];
}
