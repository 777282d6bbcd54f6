import type { Chart, ChartGuard, ChartTransition } from '../graph/chart.ts';
import { treeOf } from '../graph/chart-tree.ts';
import type { Descriptor, ScxmlNames } from './scxml-names.ts';
import { uniqueIds } from './unique-ids.ts';

/** What must hold, in ECMAScript, and the data that it is about. */
export interface ScxmlConditions {
  /** Each condition that stands by itself, with the datum that says whether it holds. */
  data: readonly { id: string; guard: ChartGuard }[];
  /** Each delay that has a name instead of a time. */
  delays: readonly { id: string; name: string }[];
  delayId(name: string): string;
  conditionOf(transition: ChartTransition): string | undefined;
}

export function scxmlConditions(chart: Chart, names: ScxmlNames): ScxmlConditions {
  const tree = treeOf(chart);
  const { transitions, machine } = chart;
  const { data, delays, guardId, delayId } = dataIn(chart);

  const holds = (guard: ChartGuard): string => {
    const { parts, isIn } = guard;
    if (isIn !== undefined)
      return tree.stateOf(isIn) ? `In('${names.stateId(isIn)}')` : String(isIn === `#${machine}`);
    if (!parts) return guardId(guard);
    const inner = parts.guards.map(holds);
    if (parts.operator === 'not') return `!${inner.join()}`;
    const [sign, whenEmpty] = parts.operator === 'and' ? [' && ', 'true'] : [' || ', 'false'];
    return inner.length > 0 ? `(${inner.join(sign)})` : whenEmpty;
  };

  /**
   * In XState nothing outside of parallel regions takes an event that one of them takes. SCXML
   * agrees where both would leave a state; where one stays, the condition of the outer says so.
   */
  const blockers = (outer: ChartTransition): string[] =>
    outer.trigger === 'always'
      ? []
      : transitions.flatMap((inner) => {
          if (!(stays(inner) || stays(outer)) || !isInRegionOf(inner.source, outer.source)) return [];
          const taken = names
            .descriptorsOf(inner)
            .flatMap((it) => names.descriptorsOf(outer).flatMap((other) => meeting(it, other)));
          if (taken.length === 0) return [];
          const by = [`In('${names.stateId(inner.source)}')`, ...anyOf(taken), ...inner.guards.map(holds)];
          return `!(${by.join(' && ')})`;
        });
  const stays = (transition: ChartTransition) => transition.target === null || isStaying(transition, chart);
  const isInRegionOf = (source: string, outer: string) =>
    source !== outer &&
    tree
      .lineageOf(source)
      .some(({ path, kind }) => kind === 'parallel' && path !== source && tree.isWithin(path, outer));

  const exactly = (transition: ChartTransition): string[] => {
    const descriptors = names.descriptorsOf(transition);
    if (descriptors.some(({ kind }) => kind === 'any')) return [notOfThePlatform(names.endings)];
    return descriptors.some(names.isAmbiguous) ? anyOf(descriptors.map(matching)) : [];
  };
  return {
    data,
    delays,
    delayId,
    conditionOf: (transition) => {
      const all = [...exactly(transition), ...transition.guards.map(holds), ...blockers(transition)];
      return all.length > 0 ? all.join(' && ') : undefined;
    },
  };
}

/** Each guard and each named delay of a chart, as a datum with its id. */
function dataIn({ transitions }: Chart) {
  const guards = new Map(
    transitions.flatMap(({ guards }) => guards.flatMap(alone)).map((guard) => [keyOf(guard), guard]),
  );
  // A guard with parameters stands for as many conditions as it has labels.
  const isAlone = ({ name }: ChartGuard) =>
    [...guards.values()].filter((guard) => guard.name === name).length === 1;
  const delays = [...new Set(transitions.flatMap(({ delay }) => (isNamed(delay) ? delay : [])))];
  const wanted = new Map<string, string>([
    ...[...guards].map(([key, guard]) => [`guard ${key}`, isAlone(guard) ? guard.name : key] as const),
    ...delays.map((delay) => [`delay ${delay}`, delay] as const),
  ]);
  const idOf = uniqueIds([...wanted.keys()], {
    allowed: /[A-Za-z0-9_]/,
    isReserved: (id) => reservedWords.has(id),
    wantedOf: (key) => wanted.get(key) ?? key,
  });
  const guardId = (guard: ChartGuard) => idOf(`guard ${keyOf(guard)}`);
  const delayId = (name: string) => idOf(`delay ${name}`);
  return {
    data: [...guards.values()].map((guard) => ({ id: guardId(guard), guard })),
    delays: delays.map((name) => ({ id: delayId(name), name })),
    guardId,
    delayId,
  };
}

/** XState does not leave a state to come back to it, as SCXML would. */
export const isStaying = (
  { source, target, alsoTo, named, reenters }: ChartTransition,
  { states }: Chart,
): boolean =>
  target === source &&
  !alsoTo &&
  !named &&
  !reenters &&
  states.some(({ path, kind }) => path === source && kind === 'atomic');

/** Whether a delay is a name instead of a number of milliseconds. */
export const isNamed = (delay: string | undefined): delay is string =>
  delay !== undefined && !/^\d+(\.\d+)?$/.test(delay);

const keyOf = ({ name, label }: ChartGuard) => `${name} ${label.en}`;

/** The conditions in a guard that stand by themselves. */
const alone = (guard: ChartGuard): readonly ChartGuard[] => {
  if (guard.isIn !== undefined) return [];
  return guard.parts ? guard.parts.guards.flatMap(alone) : [guard];
};

/**
 * What the engine reports is not an event of the machine, except the ends that XState reports too.
 */
const notOfThePlatform = (endings: readonly string[]) => {
  const known = endings.map((name) => `(?!${escaped(name)}$)`).join('');
  return `!/^${known}(done|error)\\./.test(_event.name)`;
};
const escaped = (name: string) => name.replaceAll('.', '\\.');

const always = 'true';
const anyOf = (tests: readonly string[]): string[] => {
  if (tests.includes(always)) return [];
  const [only] = tests;
  return only && tests.length === 1 ? [only] : [`(${tests.join(' || ')})`];
};

/** The test of an event in ECMAScript. */
function matching(descriptor: Descriptor): string {
  if (descriptor.kind === 'any') return always;
  const { kind, name } = descriptor;
  return kind === 'exact' ? `_event.name === '${name}'` : `/^${escaped(name)}(\\.|$)/.test(_event.name)`;
}

/** What an event must be that both take, where the other has taken it; none where no event is. */
function meeting(one: Descriptor, other: Descriptor): string[] {
  if (other.kind !== 'exact') return [matching(one)];
  if (one.kind === 'any') return [always];
  const isMet = one.kind === 'exact' ? one.name === other.name : `${other.name}.`.startsWith(`${one.name}.`);
  return isMet ? [always] : [];
}

/** Of ECMAScript, and of SCXML's own data. */
const reservedWords = new Set(
  'and arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof undefined var void while with yield In _event _sessionid _name _ioprocessors _x'.split(
    ' ',
  ),
);
