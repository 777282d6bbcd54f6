import { type EventType, eventSchema, eventTypes, type Lang, label } from '@conexion/machines';
import { LRUCache } from 'lru-cache';
import type { AsistenciaView } from '../cases/asistencia-view.ts';
import { lineLabel } from '../cases/line-label.ts';
import { textsOf } from '../cases/line-payloads.ts';
import type { Allowed, RefusedBecause } from '../cases/outcome.ts';
import type { Entry, Expediente, Pendiente } from '../cases/records.ts';
import { pendienteSchema } from './pendiente-schema.ts';
import { Json } from './reply.ts';

/** An asistencia as clients see it. */
export const renderAsistencia = ({ allowed, blocked, ...asistencia }: AsistenciaView, lang: Lang): Json => {
  const shown = { ...asistencia, blocked: renderBlocked(blocked, lang) };
  return new Json(`${JSON.stringify(shown).slice(0, -1)},"allowed":${allowedJson(allowed, lang)}}`);
};

const listsKept = 1_000;
const lists = new LRUCache<string, string>({ max: listsKept });

/** The forms are half of an answer, and few different lists occur: each is serialized once. */
function allowedJson(allowed: readonly Allowed[], lang: Lang): string {
  const key = [
    lang,
    ...allowed.map(
      ({ type, clauses, say, needed }) =>
        `${type} ${clauses.join()} ${say?.[lang]} ${JSON.stringify(needed)}`,
    ),
  ].join('\n');
  const known = lists.get(key) ?? JSON.stringify(renderAllowed(allowed, lang));
  lists.set(key, known);
  return known;
}

/** Events with their form: the JSON Schema of what else they carry. */
export const renderAllowed = (allowed: readonly Allowed[], lang: Lang) =>
  allowed.map(({ type, label: name, clauses, say, needed = {} }) => ({
    type,
    label: name[lang],
    clauses,
    say: say?.[lang] ?? null,
    needed,
    schema: isEventType(type) ? eventSchema(type, lang) : pendienteSchema(type, lang),
  }));

const renderBlocked = (blocked: AsistenciaView['blocked'], lang: Lang) =>
  blocked.map(({ type, label: name, clauses, refusals }) => ({
    type,
    label: name[lang],
    clauses,
    refusals: renderRefusals(refusals, lang),
  }));

const isEventType = (type: string): type is EventType => (eventTypes as readonly string[]).includes(type);

export const renderRefusals = (refusals: readonly RefusedBecause[], lang: Lang) =>
  refusals.map(({ code, guard, clause, message }) => ({ code, guard, clause, message: message[lang] }));

export const renderExpediente = <T extends Expediente>({ snapshot: _, ...expediente }: T) => expediente;

export const renderPendiente = <T extends Pendiente>(pendiente: T, lang: Lang) => ({
  ...pendiente,
  label: label('pendiente', pendiente.kind)[lang],
});

export const renderEntry = (entry: Entry, lang: Lang) => ({
  id: entry.id,
  asistenciaId: entry.asistenciaId,
  expedienteId: entry.expedienteId,
  seq: entry.seq,
  kind: entry.kind,
  type: entry.type,
  label: lineLabel(entry.type)[lang],
  at: entry.at,
  by: entry.by,
  callId: entry.callId,
  payload: entry.payload,
  texts: textsOf(entry),
  from: entry.from,
  to: entry.to,
  stage: entry.stage,
  subStage: entry.subStage,
  clauses: entry.clauses,
  passed: entry.passed,
  closureStatus: entry.closureStatus,
  effects: entry.effects,
});
