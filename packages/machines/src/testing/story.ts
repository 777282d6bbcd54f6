import type { AsistenciaEvent } from '../asistencia/asistencia-event.ts';
import { standardPolicy } from '../asistencia/policy.ts';
import type { AnyHost } from '../host/host.ts';
import type { Refusal } from '../host/refusal.ts';
import * as standard from '../languages/standard.ts';
import type { Lang } from '../procedure/text.ts';
import type { RuleOptions } from './rules.ts';
import type { Failure } from './shorten.ts';
import { nothingBroken, type TestSourceOptions, testSource } from './test-source.ts';
import type { Moment } from './trace.ts';
import type { Walk } from './walk.ts';

const words = {
  es: {
    opened: 'se abre',
    by: 'por',
    at: 'a las',
    refused: 'se rechaza',
    throws: 'produce un error',
    broken: 'Y entonces se incumple',
    clause: 'cláusula',
  },
  en: {
    opened: 'opened at',
    by: 'by',
    at: 'at',
    refused: 'is refused',
    throws: 'throws',
    broken: 'And this rule breaks',
    clause: 'clause',
  },
} as const satisfies Record<Lang, object>;

/**
 * A counterexample in words: every event, where it led and by which clause, and the rule that
 * breaks.
 */
export function story({ host, walk, moments, invariant, error }: Failure, lang: Lang = 'en'): string {
  const lines = walk.events.map((event, place) => {
    const moment = moments[place];
    return moment ? line(host, moment, lang) : `${said(host, event, lang)}: ${words[lang].throws}`;
  });
  const last = moments.at(-1);
  const difference = last && error === undefined ? invariant.difference?.(last) : undefined;
  return [
    ...opening(walk.input, lang),
    ...lines.map((each, place) => `${String(place + 1).padStart(3)}. ${each}`),
    '',
    `${words[lang].broken}: ${invariant.name}.`,
    ...(difference === undefined ? [] : [`     ${difference}`]),
    ...invariant.clauses.map((id) => `     ${id}  ${standard.clause[id][lang]}`),
    ...(error === undefined
      ? []
      : [`     ${error instanceof Error ? `${error.name}: ${error.message}` : error}`]),
  ].join('\n');
}

/** What opened the asistencia: the service, and all that a rule reads of plan and policy. */
function opening({ service, plan, openedAt, warrantyOf, policy }: Walk['input'], lang: Lang): string[] {
  const { opened } = words[lang];
  const { originCity, ...read } = plan;
  const usual: Readonly<Record<string, unknown>> = { ...standardPolicy };
  const own = Object.entries(policy ?? {}).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(usual[name]),
  );
  const rest = {
    ...read,
    ...(service.medicalEmergency ? { medicalEmergency: true } : {}),
    ...(warrantyOf ? { warrantyOf } : {}),
    ...(own.length > 0 ? { policy: Object.fromEntries(own) } : {}),
  };
  return [
    `${service.type} · ${service.definition} · ${service.priority} · ${originCity}`,
    `     ${opened} ${openedAt} ${JSON.stringify(rest)}`,
  ];
}

function said(host: AnyHost, event: unknown, lang: Lang): string {
  const { type, at, by, callId: _, ...payload } = (event ?? {}) as AsistenciaEvent;
  const { by: from, at: when } = words[lang];
  const carried = Object.keys(payload).length > 0 ? ` ${JSON.stringify(payload, inShort)}` : '';
  return `${labelIn(host, 'event', String(type), lang)}${carried}, ${from} ${nameOf(by)} ${when} ${at}`;
}

/** The beginning of a text that is long to read, and how long it is. */
const inShort = (_: string, value: unknown): unknown =>
  typeof value === 'string' && value.length > 200 ? `${value.slice(0, 60)}… (${value.length})` : value;

/** Two persons of one role are two. A malformed event may name no one. */
function nameOf(by: unknown): string {
  const { id, role } = (by ?? {}) as Partial<Record<'id' | 'role', unknown>>;
  if (typeof id !== 'string' || typeof role !== 'string') return JSON.stringify(by) ?? 'no one';
  return id.startsWith(role) ? id : `${id} (${role})`;
}

function line(host: AnyHost, { event, decision, after }: Moment, lang: Lang): string {
  const { refused, clause } = words[lang];
  const what = said(host, event, lang);
  if (!decision.accepted) return `${what}: ${refused}, ${reasons(host, decision.refusals, lang)}`;
  const place = labelIn(host, 'state', after.where.state, lang);
  return `${what} → ${place} (${clause} ${decision.step.clauses.join(', ')})`;
}

/** Of a malformed event, each field; else each clause. */
const reasons = ({ languages }: AnyHost, refusals: readonly Refusal[], lang: Lang): string =>
  refusals
    .flatMap((refusal) =>
      refusal.code === 'invalid-event'
        ? refusal.errors.map(({ path, message }) => `${path || '·'}: ${textIn(languages, message, lang)}`)
        : `${refusal.clause}: ${textIn(languages, refusal.message, lang)}`,
    )
    .join('; ');

const labelIn = (
  { labelOf, languages }: AnyHost,
  part: 'event' | 'state',
  name: string,
  lang: Lang,
): string => textIn(languages, labelOf(part, name), lang) ?? name;

/** A host may have other languages than ours. */
const textIn = (languages: readonly string[], text: Readonly<Record<string, string>>, lang: Lang) =>
  text[languages.includes(lang) ? lang : (languages[0] ?? lang)];

/** The counterexample as a test that fails until the host is right. */
export function regressionTest({ walk, invariant }: Failure, options: RegressionTestOptions): string {
  const { isStandard, rules, without = [], imports } = options;
  const own = [...(isStandard ? [] : ['host']), ...(rules ? ['rules'] : [])];
  const given = [...own, ...(without.length > 0 ? [`without: ${JSON.stringify(without)}`] : [])];
  const importsOwn =
    own.length > 0 ? `import { ${own.join(', ')} } from './host.ts'; // What was checked` : '';
  return testSource(
    `${invariant.name} (${invariant.clauses.join(', ')})`,
    'playWalk',
    [
      ...`const { broken, error } = playWalk(${JSON.stringify(walk, null, 2)}${given.length > 0 ? `, { ${given.join(', ')} }` : ''});`.split(
        '\n',
      ),
      ...nothingBroken,
    ],
    { ...options, imports: imports ?? importsOwn },
  );
}

/** What was checked, and how the test gets at it. */
export interface RegressionTestOptions extends RuleOptions, TestSourceOptions {
  /** Whether the standard host was checked, which needs no import. */
  isStandard: boolean;
}
