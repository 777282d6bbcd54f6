import { layoutViews } from '../layout/layout.ts';
import { overlayScales } from './overlay.ts';

type Lists = Readonly<Record<string, unknown>> | null | undefined;
const hasLists =
  (...names: readonly string[]) =>
  (value: unknown): boolean =>
    names.every((name) => Array.isArray((value as Lists)?.[name]));
const isOneOf = (values: readonly string[]) => (value: unknown) => values.includes(value as string);
const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;

const isOverlayValue = (of: { value?: unknown; text?: unknown } | null): boolean =>
  Number.isFinite(of?.value) && typeof of?.text === 'string';

/** What each prop must be, for programs without types. */
const demands: Readonly<Record<string, readonly [isSo: (value: unknown) => boolean, what: string]>> = {
  machine: [hasLists('states', 'transitions'), 'what definition() returns'],
  graph: [hasLists('regions', 'edges'), 'what graphOf() returns'],
  layout: [hasLists('regions', 'edges', 'lanes'), 'what layoutOf() returns'],
  lang: [(value) => typeof value === 'string' && value !== '', 'the name of a language'],
  view: [isOneOf(layoutViews), `one of ${layoutViews.join(', ')}`],
  collapsed: [Array.isArray, 'a list of ids'],
  marked: [Array.isArray, 'a list of ids'],
  scale: [(value) => typeof value === 'number' && value > 0, 'a number above 0'],
  highlight: [isObject, 'an object with current, visitedStates or visitedEdges, or a list of them'],
  occupancy: [isObject, 'an object of counts by state'],
  overlay: [
    (value) =>
      isOneOf(overlayScales)((value as { scale?: unknown } | null)?.scale) &&
      isObject((value as { values?: unknown }).values) &&
      Object.values((value as { values: object }).values).every(isOverlayValue),
    `an object with title, a scale: ${overlayScales.join(' or ')}, and values, each with a number and a text`,
  ],
};

/** Throws a `TypeError` that names the prop and what it must be. */
export function checkProps(props: object): void {
  for (const [name, [isSo, what]] of Object.entries(demands)) {
    const value: unknown = (props as Record<string, unknown>)[name];
    if (value !== undefined && !isSo(value)) throw new TypeError(`FlowDiagram: ${name} must be ${what}`);
  }
  const { machine, lang } = props as { machine?: Spoken; lang?: string };
  const spoken = Object.keys(machine?.states[0]?.label ?? {});
  if (lang !== undefined && spoken.length > 0 && !spoken.includes(lang))
    throw new TypeError(`FlowDiagram: lang must be a language of the machine: ${spoken.join(', ')}`);
}

interface Spoken {
  states: readonly { label?: object }[];
}
