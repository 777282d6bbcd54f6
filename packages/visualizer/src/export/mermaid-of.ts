import { textIn } from '@conexion/machines';
import type { Chart, ChartState } from '../graph/chart.ts';
import { treeOf } from '../graph/chart-tree.ts';
import { groupBy } from '../graph/steps-of.ts';
import { activityTexts, transitionTexts } from './transition-text.ts';
import { uniqueIds } from './unique-ids.ts';

/**
 * Words that Mermaid reads as its own, or that JavaScript does where Mermaid keeps states by name.
 */
const reserved =
  /^(state|end|note|as|left|right|of|over|class|classdef|style|direction|default|click|href|hide|scale|title|acc(title|descr)|__proto__|constructor|prototype|tostring|valueof)$/i;

/**
 * The machine as a Mermaid `stateDiagram-v2`, for wikis and READMEs: states within states, one
 * arrow for each pair of ends, guards in brackets, effects after a slash. Of an arrow to several
 * places at once Mermaid can draw the first; roles and clauses it has no place for.
 */
export function mermaidOf(chart: Chart, lang: string): string {
  const tree = treeOf(chart);
  const idOf = uniqueIds(
    chart.states.map(({ path }) => path),
    { allowed: /[A-Za-z0-9_]/, isReserved: (id) => reserved.test(id) },
  );

  const drawState = (state: ChartState): string[] => {
    const id = idOf(state.path);
    const label =
      state.kind === 'history'
        ? `${state.history === 'deep' ? 'H*' : 'H'} ${textIn(state.label, lang)}`
        : textIn(state.label, lang);
    const head = `state "${plain(label)}" as ${id}`;
    const children = tree.childrenOf(state.path);
    if (children.length === 0) return [head, ...ownTexts(state).map((text) => `${id} : ${plain(text)}`)];
    return [
      `${head} {`,
      ...drawChildren(children, state.kind === 'parallel').map(indented),
      '}',
      ...noteOf(state),
    ];
  };
  const drawChildren = (states: readonly ChartState[], areRegions: boolean): string[] =>
    states.flatMap((state, index) => [
      ...(areRegions && index > 0 ? ['--'] : []),
      ...(tree.isInitial(state) || areRegions ? [`[*] --> ${idOf(state.path)}`] : []),
      ...drawState(state),
      ...(state.kind === 'final' ? [`${idOf(state.path)} --> [*]`] : []),
    ]);

  /** What happens in a state without leaving it. */
  const ownTexts = (state: ChartState): string[] => [
    ...activityTexts(state, lang),
    ...transitionTexts(
      tree.transitionsOf(state.path).filter(({ target }) => target === null),
      lang,
    ),
  ];
  const noteOf = (state: ChartState): string[] => {
    const texts = ownTexts(state);
    if (texts.length === 0) return [];
    return [`note right of ${idOf(state.path)}`, ...texts.map((text) => indented(plain(text))), 'end note'];
  };

  const moves = chart.transitions.flatMap((transition) =>
    transition.target === null ? [] : [{ ...transition, target: transition.target }],
  );
  const arrows = groupBy(moves, ({ source, target }) => `${idOf(source)} --> ${idOf(target)}`);
  const body = [
    ...drawChildren(tree.childrenOf(null), false),
    ...[...arrows].map(([ends, own]) => `${ends} : ${transitionTexts(own, lang).map(plain).join('<br>')}`),
  ];
  return `${['stateDiagram-v2', 'direction LR', ...body].join('\n')}\n`;
}

const indented = (line: string) => `  ${line}`;

/**
 * Text on one line; what Mermaid or HTML would read as markup is written as entities. Mermaid finds
 * the end of a note and a direction also within a text, and takes no empty one.
 */
const plain = (text: string): string =>
  (text.replace(/\s+/g, ' ') || '""')
    .replace(/[#:;"<>{}%&\\`*_~|$]/g, (sign) => `#${sign.charCodeAt(0)};`)
    .replace(/(end|direction) (?=note|TB|BT|RL|LR)/gi, '$1#32;');
