import { type CaseFile, caseFile, dateIn, instantAt, personOf, resolveTimes } from '@conexion/machines/cases';
import { nameOf, type Script, type ScriptItem, scriptSchema } from './script.ts';

/** The text is not a scripted case. */
export class CaseFileError extends Error {
  readonly code = 'not-a-case';
}

/**
 * The script of a scripted case, its times counted from `moment`, a whole second. Throws
 * `CaseFileError`.
 */
export function readCase(text: string, moment: Date): Script {
  const file = parseCase(text);
  const start = file.asistencias[0]?.at ?? 'now';
  const { call, ...people } = resolveTimes(file.expediente, moment, dateIn('UTC', instantAt(moment, start)));
  return scriptSchema.parse({
    title: file.title.es,
    policy: file.policy,
    expediente: { ...people, call },
    items: file.asistencias.flatMap((asistencia, index) =>
      itemsOf({ ...asistencia, name: asistencia.name ?? nameOf(index + 1) }, moment),
    ),
  });
}

function parseCase(text: string): CaseFile {
  try {
    return caseFile.parse(JSON.parse(text));
  } catch (cause) {
    throw new CaseFileError(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

function itemsOf(asistencia: CaseFile['asistencias'][number], moment: Date): ScriptItem[] {
  const { name, at, service, plan, warrantyOf } = asistencia;
  const openedAt = instantAt(moment, at);
  const today = dateIn(plan.timeZone, openedAt);
  const opening: ScriptItem = {
    kind: 'opening',
    at: openedAt,
    name,
    service,
    plan: resolveTimes(plan, moment, today),
    warrantyOf,
    ...('refused' in asistencia && { expected: { refused: asistencia.refused } }),
  };
  if (!('steps' in asistencia)) return [opening];
  const { steps, closure, category } = asistencia;
  const events = steps.map((step, index): ScriptItem => {
    const { at, by, event, note, refused, state, pendientes } = step;
    const end = index === steps.length - 1 ? { closureStatus: closure, category } : {};
    return {
      kind: 'event',
      at: instantAt(moment, at),
      by: personOf(by),
      event: resolveTimes(event, moment, today),
      note,
      expected: {
        refused,
        state,
        closureStatus: step.closureStatus,
        category: step.category,
        pendientes,
        ...end,
      },
    };
  });
  return [opening, ...events];
}
