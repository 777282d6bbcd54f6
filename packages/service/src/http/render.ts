import type { AnyHost } from '@conexion/machines';
import { LRUCache } from 'lru-cache';
import type { AsistenciaView } from '../cases/asistencia-view.ts';
import { lineLabel } from '../cases/line-label.ts';
import { textsOf } from '../cases/line-payloads.ts';
import type { Allowed, RefusedBecause } from '../cases/outcome.ts';
import type { Entry, Expediente, Pendiente } from '../cases/records.ts';
import type { Voice } from './language.ts';
import { isPendienteEvent, pendienteSchema } from './pendiente-schema.ts';
import { Json } from './reply.ts';

/** An asistencia as clients see it. */
export const renderAsistencia = ({ allowed, blocked, ...asistencia }: AsistenciaView, voice: Voice): Json => {
  const shown = { ...asistencia, blocked: renderBlocked(blocked, voice) };
  return new Json(`${JSON.stringify(shown).slice(0, -1)},"allowed":${allowedJson(allowed, voice)}}`);
};

const listsKept = 1_000;
const listsOf = new WeakMap<AnyHost, LRUCache<string, string>>();

/** The forms are half of an answer, and few different lists occur: each is serialized once. */
function allowedJson(allowed: readonly Allowed[], voice: Voice): string {
  const { lang, procedure } = voice;
  const lists = listsOf.get(procedure) ?? new LRUCache<string, string>({ max: listsKept });
  listsOf.set(procedure, lists);
  const key = [
    lang,
    ...allowed.map(
      ({ type, clauses, say, needed }) =>
        `${type} ${clauses.join()} ${say?.[lang]} ${JSON.stringify(needed)}`,
    ),
  ].join('\n');
  const known = lists.get(key) ?? JSON.stringify(renderAllowed(allowed, voice));
  lists.set(key, known);
  return known;
}

/** Events with their form: the JSON Schema of what else they carry. */
export const renderAllowed = (allowed: readonly Allowed[], { lang, procedure }: Voice) =>
  allowed.map(({ type, label: name, clauses, say, needed = {} }) => ({
    type,
    label: name[lang],
    clauses,
    say: say?.[lang] ?? null,
    needed,
    schema: isPendienteEvent(type)
      ? pendienteSchema(type, { lang, procedure })
      : procedure.eventSchema(type, lang),
  }));

const renderBlocked = (blocked: AsistenciaView['blocked'], voice: Voice) =>
  blocked.map(({ type, label: name, clauses, refusals }) => ({
    type,
    label: name[voice.lang],
    clauses,
    refusals: renderRefusals(refusals, voice),
  }));

export const renderRefusals = (refusals: readonly RefusedBecause[], { lang }: Voice) =>
  refusals.map(({ code, guard, clause, message }) => ({ code, guard, clause, message: message[lang] }));

export const renderExpediente = <T extends Expediente>({ snapshot: _, ...expediente }: T) => expediente;

export const renderPendiente = <T extends Pendiente>(pendiente: T, { lang, procedure }: Voice) => ({
  ...pendiente,
  label: procedure.label('pendiente', pendiente.kind)[lang],
});

export const renderEntry = (entry: Entry, { lang, procedure }: Voice) => ({
  id: entry.id,
  asistenciaId: entry.asistenciaId,
  expedienteId: entry.expedienteId,
  seq: entry.seq,
  kind: entry.kind,
  type: entry.type,
  label: lineLabel(procedure, entry.type)[lang],
  at: entry.at,
  by: entry.by,
  callId: entry.callId,
  payload: entry.payload,
  texts: textsOf(procedure, entry),
  from: entry.from,
  to: entry.to,
  stage: entry.stage,
  subStage: entry.subStage,
  clauses: entry.clauses,
  passed: entry.passed,
  closureStatus: entry.closureStatus,
  effects: entry.effects,
});
