import { textIn } from '@conexion/machines';
import type { ComponentProps } from 'react';
import type { Layout } from '../layout/layout.ts';
import { widthOf } from '../layout/text-metrics.ts';
import type { ChangesFigure, Marking, MarkStyle } from '../render/changes-figure.tsx';
import { changeWords, words } from './diff-words.ts';
import type { Mark, Merged } from './merged-chart.ts';

const styles: Readonly<Record<Mark, MarkStyle>> = {
  added: { colour: '#1b7a48', sign: 'M-4.5 0H4.5M0 -4.5V4.5' },
  removed: { colour: '#b4232a', dash: '12 7', sign: 'M-4.5 0H4.5' },
  rerouted: { colour: '#8637b0', sign: 'M-4 4V-1H3M0 -4L3.5 -1L0 2' },
  before: { colour: '#8637b0', dash: '3 6', sign: 'M3.5 0H-3.5M0 -4L-4 0L0 4' },
  changed: { colour: '#0b5fd0', dash: '16 4 4 4', sign: 'M-5 1.5Q-2.5 -4 0 0T5 -1.5' },
};
const kinds = Object.keys(styles) as Mark[];

/**
 * The kinds of change in the words of a layout, and the one of each of its elements. An arrow that
 * stands for several transitions bears the mark of all of them, or `changed` where only some are
 * touched.
 */
export function markingsOf(
  { lang, edges, records }: Layout,
  { stateMarks, transitionMarks }: Pick<Merged<never>, 'stateMarks' | 'transitionMarks'>,
): Pick<ComponentProps<typeof ChangesFigure>, 'marks' | 'markOf'> {
  const wordOf = (mark: Mark) =>
    mark === 'before' ? textIn(words.before, lang) : textIn(changeWords[mark], lang);
  const markings = new Map(
    kinds.map((mark): [Mark, Marking] => {
      const text = wordOf(mark);
      return [mark, { style: styles[mark], word: { text, width: widthOf(text, 'record') } }];
    }),
  );
  const drawn = new Map([...edges, ...records].map(({ id, transitions }) => [id, transitions]));
  const markOf = (id: string): Mark | undefined => {
    const marks = new Set((drawn.get(id) ?? []).map((transition) => transitionMarks.get(transition)));
    const [first] = marks;
    return marks.size > 1 ? 'changed' : first;
  };
  return {
    marks: [...markings.values()],
    markOf: ({ kind, id }) => {
      const mark = kind === 'state' || kind === 'region' ? stateMarks.get(id) : markOf(id);
      return mark && markings.get(mark);
    },
  };
}
