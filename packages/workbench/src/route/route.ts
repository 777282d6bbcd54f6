import type { Role } from '@conexion/machines';
import { isTag } from '../i18n/language.ts';
import { allCases, type CaseFilters, readCaseFilters, writeCaseFilters } from './case-filters.ts';
import { everything, type Measured, readMeasured, writeMeasured } from './measured.ts';

/**
 * The places of the page, by their names in an address; each is loaded when it is first visited.
 */
export const places = [
  'agenda',
  'inbox',
  'cases',
  'reading',
  'live',
  'measures',
  'simulate',
  'inspect',
] as const;
export type Place = (typeof places)[number];
/** The places that work without a session, and without a service. */
export const placesWithoutService: readonly Place[] = ['simulate'];
export const tabs = ['aCargo', 'abiertos', 'todos'] as const;
export type Tab = (typeof tabs)[number];
export const views = ['cases', 'flow', 'case'] as const;
/** What a narrow window shows; a wide one shows all three. */
export type View = (typeof views)[number];
export const sections = ['steps', 'bitacora', 'pendientes', 'data'] as const;
export type Section = (typeof sections)[number];

/** The ways in which the flow itself is read; versions of it may be compared instead. */
export const flowReadings = ['stages', 'lanes', 'list'] as const;
const readings = [...flowReadings, 'compare'] as const;
/** How the flow is read: drawn by stages, drawn with swimlanes, or as a list of the same. */
export type Reading = (typeof readings)[number];

/**
 * What can be picked in the flow, and its name in an address. A guard or an event is picked
 * wherever it occurs.
 */
const elementNames = {
  state: 'state',
  edge: 'arrow',
  clause: 'clause',
  guard: 'guard',
  event: 'event',
} as const;
export type ElementKind = keyof typeof elementNames;
const elementKinds = Object.keys(elementNames) as ElementKind[];

/** Where the page is: everything a link to this very view must carry. */
export interface Route {
  readonly lang: string | null;
  /** Null where a user begins: which place that is depends on the role. */
  readonly place: Place | null;
  readonly tab: Tab;
  readonly view: View;
  readonly asistencia: string | null;
  readonly section: Section;
  /** The kind of the pendiente that led to the case: the step that settles it is opened. */
  readonly settle: string | null;
  /** What is picked in the flow; a state or an arrow by its id in the whole layout. */
  readonly element: { readonly kind: ElementKind; readonly id: string } | null;
  readonly reading: Reading;
  /** The stages that are drawn as one box each. */
  readonly collapsed: readonly string[];
  /** What is searched for in the flow. */
  readonly search: string;
  readonly measured: Measured;
  /** What the list of cases is narrowed to. */
  readonly filters: CaseFilters;
  /** The simulation of the place `simulate`, packed. */
  readonly script: string | null;
  /** The actor picked in the place `inspect`. */
  readonly actor: string | null;
}

export const home: Route = {
  lang: null,
  place: null,
  tab: 'aCargo',
  view: 'cases',
  asistencia: null,
  section: 'steps',
  settle: null,
  element: null,
  measured: everything,
  filters: allCases,
  reading: 'stages',
  collapsed: [],
  search: '',
  script: null,
  actor: null,
};

/** Where a user of a role begins. */
export const startOf = (role: Role): Place =>
  role === 'coordinador' ? 'agenda' : role === 'analista' ? 'reading' : 'inbox';

/** The places that a role has work in. */
export const placesOf = (role: Role): readonly Place[] =>
  places.filter(
    (place) =>
      (place !== 'agenda' || role !== 'analista') &&
      (place !== 'inbox' || !['analista', 'coordinador'].includes(role)),
  );

/**
 * Reads the part of an address after `#`. What it does not know is left at its default: an old link
 * still opens.
 */
export function parseRoute(hash: string): Route {
  const parameters = new URLSearchParams(hash.replace(/^#/, ''));
  const oneOf = <T extends string>(name: string, known: readonly T[], fallback: T): T =>
    known.find((value) => value === parameters.get(name)) ?? fallback;
  const lang = parameters.get('lang');
  const kind = elementKinds.find((candidate) => parameters.get(elementNames[candidate]));
  return {
    lang: lang !== null && isTag(lang) ? lang : null,
    place:
      places.find((place) => place === parameters.get('place')) ?? (isOfCases(parameters) ? 'cases' : null),
    tab: oneOf('tab', tabs, home.tab),
    view: oneOf('view', views, home.view),
    asistencia: parameters.get('asistencia'),
    section: oneOf('section', sections, home.section),
    settle: parameters.get('settle'),
    measured: readMeasured(parameters),
    filters: readCaseFilters(parameters),
    element: kind ? { kind, id: parameters.get(elementNames[kind]) ?? '' } : null,
    reading: oneOf('reading', readings, home.reading),
    collapsed: parameters.get('collapsed')?.split(' ').filter(Boolean) ?? home.collapsed,
    search: parameters.get('search') ?? home.search,
    script: parameters.get('script'),
    actor: parameters.get('actor'),
  };
}

/** Whether an address without a place is of the time when the cases were the first place. */
const isOfCases = (parameters: URLSearchParams): boolean =>
  !parameters.has('place') && [...parameters.keys()].some((name) => name !== 'lang');

/** The address of a route, `#…`, without what is at its default. */
export function formatRoute(route: Route): string {
  const parameters = new URLSearchParams();
  if (route.lang) parameters.set('lang', route.lang);
  for (const name of ['place', 'tab', 'view', 'section', 'settle', 'reading', 'search'] as const) {
    if (route[name] !== home[name]) parameters.set(name, route[name] ?? '');
  }
  if (route.asistencia) parameters.set('asistencia', route.asistencia);
  if (route.element) parameters.set(elementNames[route.element.kind], route.element.id);
  if (route.collapsed.length > 0) parameters.set('collapsed', route.collapsed.join(' '));
  writeMeasured(route.measured, parameters);
  writeCaseFilters(route.filters, parameters);
  if (route.script && route.place === 'simulate') parameters.set('script', route.script);
  if (route.actor && route.place === 'inspect') parameters.set('actor', route.actor);
  return `#${parameters}`;
}
