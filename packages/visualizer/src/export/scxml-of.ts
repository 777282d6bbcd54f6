import type { Lang } from '@conexion/machines';
import type { Chart, ChartAction, ChartGuard, ChartState, ChartTransition } from '../graph/chart.ts';
import { treeOf } from '../graph/chart-tree.ts';
import { uniqueIds } from './unique-ids.ts';
import { element, type Xml, xmlComment, xmlDocument } from './xml.ts';

/** The namespace of what SCXML has no attribute for: labels, clauses, roles, who acts. */
export const conexionNamespace = 'urn:conexion:statechart:1';

/**
 * The machine as W3C SCXML: the same hierarchy, the transitions in the order in which they are tried. Each
 * guard is a datum that whoever runs the document sets to true or false; effects are logged.
 */
export function scxmlOf(chart: Chart, lang: Lang): string {
  const tree = treeOf(chart);
  const idOf = uniqueIds(
    chart.states.map(({ path }) => path),
    { allowed: /[A-Za-z0-9_.-]/ },
  );
  const guards = new Map(
    chart.transitions.flatMap(({ guards }) => guards).map((guard) => [keyOf(guard), guard]),
  );
  // A guard with parameters stands for as many conditions as it has labels.
  const isAlone = ({ name }: ChartGuard) =>
    [...guards.values()].filter((guard) => guard.name === name).length === 1;
  const namesOf = (guard: ChartGuard) => (isAlone(guard) ? guard.name : keyOf(guard));
  const idOfGuard = uniqueIds([...guards.values()].map(namesOf), {
    allowed: /[A-Za-z0-9_]/,
    isReserved: (id) => reservedWords.has(id),
  });
  const datumOf = (guard: ChartGuard) => idOfGuard(namesOf(guard));

  const draw = (state: ChartState): Xml => {
    const tags = {
      final: 'final',
      history: 'history',
      parallel: 'parallel',
      atomic: 'state',
      compound: 'state',
    };
    const { invokes = [], exits = [] } = state;
    const timers = tree.transitionsOf(state.path).filter(({ trigger }) => trigger === 'after');
    return element(
      tags[state.kind],
      {
        id: idOf(state.path),
        initial: state.initial === null ? undefined : idOf(state.initial),
        type: state.history,
        'cx:label': state.label[lang],
        'cx:clauses': listed(state.clauses),
        'cx:closure': state.closureStatus ?? undefined,
      },
      [
        block('onentry', [...state.effects.map(log), ...timers.map(startTimer)]),
        block('onexit', [...exits.map(log), ...timers.map(stopTimer)]),
        ...invokes.map(({ id, source }) => element('invoke', { id: nameToken(id), src: source })),
        ...tree.transitionsOf(state.path).map((transition) => drawTransition(transition, state)),
        ...tree.childrenOf(state.path).map(draw),
      ],
    );
  };
  const log = ({ type, label }: ChartAction) =>
    element('log', { label: label[lang], expr: `'${quoted(type)}'` });
  const drawTransition = (transition: ChartTransition, source: ChartState): Xml => {
    const { target, alsoTo = [], guards, roles, clauses, actor, label, effects, reenters } = transition;
    if (source.kind === 'history')
      return element('transition', { target: target === null ? undefined : idOf(target) });
    // XState does not leave a state to come back to it, as SCXML would.
    const stays = target === source.path && source.kind === 'atomic' && !reenters;
    const isInner = source.kind === 'compound' && target !== null && tree.isWithin(target, source.path);
    return element(
      'transition',
      {
        event: eventOf(transition),
        cond: guards.length > 0 ? guards.map(datumOf).join(' && ') : undefined,
        target: target === null || stays ? undefined : [target, ...alsoTo].map(idOf).join(' '),
        type: isInner && !reenters ? 'internal' : undefined,
        'cx:label': label[lang],
        'cx:guards': guards.length > 0 ? guards.map(({ label }) => label[lang]).join('; ') : undefined,
        'cx:clauses': listed(clauses),
        'cx:actor': actor ?? undefined,
        'cx:roles': listed(roles),
      },
      effects.map(log),
    );
  };
  const datum = (guard: ChartGuard) =>
    element('data', {
      id: datumOf(guard),
      expr: 'false',
      'cx:label': guard.label[lang],
      'cx:clauses': guard.clause ?? undefined,
    });

  return xmlDocument(
    element(
      'scxml',
      {
        xmlns: 'http://www.w3.org/2005/07/scxml',
        'xmlns:cx': conexionNamespace,
        version: '1.0',
        datamodel: 'ecmascript',
        name: nameToken(chart.machine),
        initial: idOf(chart.initial),
      },
      [
        ...Object.entries(chart.clauses).map(([clause, text]) => xmlComment(`${clause}: ${text[lang]}`)),
        block('datamodel', [...guards.values()].map(datum)),
        ...tree.childrenOf(null).map(draw),
      ],
    ),
  );
}

const keyOf = ({ name, label }: ChartGuard) => `${name} ${label.en}`;
const block = (name: string, children: readonly Xml[]) =>
  children.length > 0 ? element(name, {}, children) : null;
const listed = (values: readonly string[]) => (values.length > 0 ? values.join(' ') : undefined);
const quoted = (text: string) => text.replace(/['\\]/g, '\\$&');
const nameToken = (text: string) => text.replace(/[^A-Za-z0-9_.-]/g, '_').replace(/^(?![A-Za-z_])/, '_');

/** Names of events as SCXML has them: what XState calls its own comes under the names of the standard. */
function eventOf({ event, trigger }: ChartTransition): string | undefined {
  if (trigger === 'always') return undefined;
  const standard = event
    .replace(/^xstate\.done\.state\./, 'done.state.')
    .replace(/^xstate\.done\.actor\./, 'done.invoke.')
    .replace(/^xstate\.error\.actor\./, 'error.invoke.')
    .replace(/^xstate\./, '');
  return standard === '*' ? '*' : standard.replace(/[^A-Za-z0-9_.-]/g, '_');
}

/** SCXML has no transition after a while: entering starts a timer that sends its event, leaving stops it. */
function startTimer(transition: ChartTransition): Xml {
  const { delay = '0' } = transition;
  const event = eventOf(transition);
  return element('send', {
    event,
    id: event,
    ...(/^\d+$/.test(delay) ? { delay: `${delay}ms` } : { delayexpr: `'${quoted(delay)}'` }),
  });
}
const stopTimer = (transition: ChartTransition) => element('cancel', { sendid: eventOf(transition) });

/** Of ECMAScript, and of SCXML's own data. */
const reservedWords = new Set(
  'and arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof undefined var void while with yield In _event _sessionid _name _ioprocessors _x'.split(
    ' ',
  ),
);
