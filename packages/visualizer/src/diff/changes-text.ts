import { type Text, textIn } from '@conexion/machines';
import { type ArrowText, arrowText } from '../graph/arrow-text.ts';
import type { Chart, ChartState, ChartTransition } from '../graph/chart.ts';
import { invokeText } from '../graph/invoke-text.ts';
import type { ChartChanges, StateField, TransitionField } from './compare-charts.ts';
import { changeWords, fieldWords, words } from './diff-words.ts';
import type { RunningCase, StrandedCase } from './stranded-cases.ts';

/** What was asked of the running cases. */
export interface CaseCheck {
  cases: readonly RunningCase[];
  stranded: readonly StrandedCase[];
}

/** Two versions, and what differs between them. */
export interface Comparison {
  old: Chart;
  next: Chart;
  changes: ChartChanges;
  /** Null where no cases were given. */
  check: CaseCheck | null;
}

/** The changes in words, a line for each state and arrow, then the cases that they strand. */
export function changesText({ old, next, changes, check }: Comparison, lang: string): string {
  const { nameOf, endsOf, arrowOf } = arrowText([next, old], lang);
  const line = (kind: keyof typeof changeWords, text: string) =>
    `  ${changeWords[kind].sign} ${textIn(changeWords[kind], lang)}: ${text}`;

  const beginning = changes.initial
    ? [
        line('changed', textIn(words.machine, lang)),
        detail(fieldWords.initial, nameOf(changes.initial.before), nameOf(changes.initial.after), lang),
      ]
    : [];
  const states = changes.states.flatMap((change) => [
    line(change.kind, nameOf(change.state.path)),
    ...(change.kind === 'changed'
      ? change.fields.map((field) =>
          detail(
            fieldWords[field],
            stateValue(change.before, field, lang),
            stateValue(change.state, field, lang),
            lang,
          ),
        )
      : []),
  ]);
  const transitions = changes.transitions.flatMap((change) => [
    line(change.kind, arrowOf(change.transition)),
    ...('before' in change
      ? change.fields.map((field) =>
          field === 'order'
            ? `      ${textIn(fieldWords.order, lang)}`
            : detail(
                fieldWords[field],
                field === 'target' ? endsOf(change.before) : transitionValue(change.before, field, lang),
                field === 'target'
                  ? endsOf(change.transition)
                  : transitionValue(change.transition, field, lang),
                lang,
              ),
        )
      : []),
  ]);
  return [
    `${next.machine}: ${textIn(words.version, lang)} ${old.version} → ${next.version}`,
    ...section(textIn(words.states, lang), [...beginning, ...states], lang),
    ...section(textIn(words.arrows, lang), transitions, lang),
    ...(check ? caseLines(check, nameOf, lang) : []),
    '',
  ].join('\n');
}

const section = (title: string, lines: readonly string[], lang: string) => [
  '',
  title,
  ...(lines.length > 0 ? lines : [`  ${textIn(words.noChange, lang)}`]),
];

const detail = (field: Text, before: string, after: string, lang: string) =>
  `      ${textIn(field, lang)}: ${before || textIn(words.none, lang)} ⇒ ${after || textIn(words.none, lang)}`;

function caseLines({ cases, stranded }: CaseCheck, nameOf: ArrowText['nameOf'], lang: string): string[] {
  const reasons = { 'state-gone': textIn(words.gone, lang), 'no-way-out': textIn(words.noWayOut, lang) };
  const count = new Set(stranded.map(({ id }) => id)).size;
  const advice = (nearest: string | null) =>
    nearest === null ? '' : `; ${textIn(words.nearest, lang)} ${nameOf(nearest)}`;
  return [
    '',
    `${textIn(words.cases, lang)}: ${cases.length} ${textIn(words.read, lang)}, ${count} ${textIn(words.stranded, lang)}`,
    ...stranded.map(
      ({ id, state, reason, nearest }) => `  ! ${id} · ${state}: ${reasons[reason]}${advice(nearest)}`,
    ),
  ];
}

const labels = (items: readonly { label: Text<string> }[], lang: string) =>
  items.map(({ label }) => textIn(label, lang)).join(', ');
const guardsOf = ({ guards }: ChartTransition, lang: string) => labels(guards, lang);

function stateValue(state: ChartState, field: StateField, lang: string): string {
  switch (field) {
    case 'label':
      return textIn(state.label, lang);
    case 'clauses':
      return state.clauses.join(' · ');
    case 'effects':
      return [
        labels([...state.effects, ...(state.exits ?? [])], lang),
        ...(state.invokes ?? []).map((invoke) => textIn(invokeText(invoke), lang)),
      ]
        .filter((text) => text !== '')
        .join(', ');
    default:
      return state[field] ?? '';
  }
}

function transitionValue(
  transition: ChartTransition,
  field: Exclude<TransitionField, 'order'>,
  lang: string,
): string {
  switch (field) {
    case 'label':
      return textIn(transition.label, lang);
    case 'guards':
      return guardsOf(transition, lang);
    case 'reenters':
      return transition.reenters ? textIn(words.yes, lang) : '';
    case 'effects':
      return labels(transition.effects, lang);
    case 'roles':
    case 'clauses':
      return transition[field].join(' · ');
    default:
      return transition[field] ?? '';
  }
}
