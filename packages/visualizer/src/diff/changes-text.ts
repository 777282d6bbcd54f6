import type { Lang, Text } from '@conexion/machines';
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

interface Input {
  old: Chart;
  next: Chart;
  changes: ChartChanges;
  /** Null where no cases were given. */
  check: CaseCheck | null;
}

/** The changes in words, a line for each state and arrow, then the cases that they strand. */
export function changesText({ old, next, changes, check }: Input, lang: Lang): string {
  const nameOf = (path: string | null) => {
    if (path === null) return words.nowhere[lang];
    const state = [...next.states, ...old.states].find((candidate) => candidate.path === path);
    return state && state.label[lang] !== path ? `${state.label[lang]} (${path})` : path;
  };
  const ends = ({ source, target, alsoTo = [] }: ChartTransition) =>
    `${nameOf(source)} → ${[target, ...alsoTo].map(nameOf).join(', ')}`;
  const arrow = (transition: ChartTransition) => {
    const guards = guardsOf(transition, lang);
    return `${transition.label[lang]}: ${ends(transition)}${guards === '' ? '' : ` [${guards}]`}`;
  };
  const line = (kind: keyof typeof changeWords, text: string) =>
    `  ${changeWords[kind].sign} ${changeWords[kind][lang]}: ${text}`;

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
    line(change.kind, arrow(change.transition)),
    ...('before' in change
      ? change.fields.map((field) =>
          detail(
            fieldWords[field],
            field === 'target' ? ends(change.before) : transitionValue(change.before, field, lang),
            field === 'target' ? ends(change.transition) : transitionValue(change.transition, field, lang),
            lang,
          ),
        )
      : []),
  ]);
  return [
    `${next.machine}: ${words.version[lang]} ${old.version} → ${next.version}`,
    ...section(words.states[lang], states, lang),
    ...section(words.arrows[lang], transitions, lang),
    ...(check ? caseLines(check, lang) : []),
    '',
  ].join('\n');
}

const section = (title: string, lines: readonly string[], lang: Lang) => [
  '',
  title,
  ...(lines.length > 0 ? lines : [`  ${words.noChange[lang]}`]),
];

const detail = (field: Text, before: string, after: string, lang: Lang) =>
  `      ${field[lang]}: ${before || words.none[lang]} ⇒ ${after || words.none[lang]}`;

function caseLines({ cases, stranded }: CaseCheck, lang: Lang): string[] {
  const reasons = { 'state-gone': words.gone[lang], 'no-way-out': words.noWayOut[lang] };
  return [
    '',
    `${words.cases[lang]}: ${cases.length} ${words.read[lang]}, ${stranded.length} ${words.stranded[lang]}`,
    ...stranded.map(({ id, state, reason }) => `  ! ${id} · ${state}: ${reasons[reason]}`),
  ];
}

const labels = (items: readonly { label: Text }[], lang: Lang) =>
  items.map(({ label }) => label[lang]).join(', ');
const guardsOf = ({ guards }: ChartTransition, lang: Lang) => labels(guards, lang);

function stateValue(state: ChartState, field: StateField, lang: Lang): string {
  switch (field) {
    case 'label':
      return state.label[lang];
    case 'clauses':
      return state.clauses.join(' · ');
    case 'effects':
      return [
        labels([...state.effects, ...(state.exits ?? [])], lang),
        ...(state.invokes ?? []).map((invoke) => invokeText(invoke)[lang]),
      ]
        .filter((text) => text !== '')
        .join(', ');
    default:
      return state[field] ?? '';
  }
}

function transitionValue(transition: ChartTransition, field: TransitionField, lang: Lang): string {
  switch (field) {
    case 'label':
      return transition.label[lang];
    case 'guards':
      return guardsOf(transition, lang);
    case 'effects':
      return labels(transition.effects, lang);
    case 'roles':
    case 'clauses':
      return transition[field].join(' · ');
    default:
      return transition[field] ?? '';
  }
}
