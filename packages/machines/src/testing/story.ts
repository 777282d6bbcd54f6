import * as standard from '../languages/standard.ts';
import type { Lang } from '../procedure/text.ts';
import type { Failure } from './shorten.ts';
import type { Moment } from './trace.ts';

const words = {
  es: { by: 'por', at: 'a las', refused: 'se rechaza', broken: 'Y entonces se incumple', clause: 'cláusula' },
  en: { by: 'by', at: 'at', refused: 'is refused', broken: 'And this rule breaks', clause: 'clause' },
} as const satisfies Record<Lang, object>;

/**
 * A counterexample in words: every event, where it led and by which clause, and the rule that
 * breaks.
 */
export function story({ moments, invariant }: Failure, lang: Lang = 'en'): string {
  const { service, plan } = moments[0]?.input ?? {};
  return [
    `${service?.type} · ${service?.definition} · ${plan?.originCity}`,
    ...moments.map((moment, place) => `${String(place + 1).padStart(3)}. ${line(moment, lang)}`),
    '',
    `${words[lang].broken}: ${invariant.name}.`,
    ...invariant.clauses.map((id) => `     ${id}  ${standard.clause[id][lang]}`),
  ].join('\n');
}

function line({ event, decision, after }: Moment, lang: Lang): string {
  const { type, at, by, callId: _, ...payload } = event;
  const { by: from, at: when, refused, clause } = words[lang];
  const label = standard.event[type]?.[lang] ?? String(type);
  const carried = Object.keys(payload).length > 0 ? ` ${JSON.stringify(payload)}` : '';
  const said = `${label}${carried}, ${from} ${by?.role} ${when} ${at}`;
  if (!decision.accepted) return `${said}: ${refused}`;
  const place = standard.state[after.where.state][lang];
  return `${said} → ${place} (${clause} ${decision.step.clauses.join(', ')})`;
}

/** The counterexample as a vitest file that fails until the rule holds again. */
export function regressionTest({ walk, invariant }: Failure): string {
  return [
    "import { brokenBy, trace, type Walk } from '@conexion/machines/testing';",
    "import { expect, it } from 'vitest';",
    '',
    `it(${JSON.stringify(`${invariant.name} (${invariant.clauses.join(', ')})`)}, () => {`,
    `  const walk: Walk = ${JSON.stringify(walk, null, 2).replaceAll('\n', '\n  ')};`,
    '  for (const moment of trace(walk)) expect(brokenBy(moment)?.name).toBeUndefined();',
    '});',
    '',
  ].join('\n');
}
