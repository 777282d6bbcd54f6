import {
  allowedEvents,
  type By,
  blockedEvents,
  describeAsistencia,
  eventSchema,
  events,
  figuresOf,
  textIn,
  textsIn,
} from '@conexion/machines';
import type { Asistencia, Entry, Pendiente } from '../api/bodies.ts';
import type { JsonSchema } from '../form/json-schema.ts';
import { inPageLanguage, pageLanguage, procedureWord } from '../i18n/language.ts';
import { type PlayedAsistencia, revisionOf } from './play-script.ts';
import { soonestFirst } from './simulated-agenda.ts';
import { spoken } from './use-local-steps.ts';
import { words } from './words.ts';

const expedienteId = 'simulated';

/** A simulated asistencia as the service would answer it to `by` at the simulated present. */
export function asistenciaOf(
  played: PlayedAsistencia,
  { at, by }: { readonly at: string; readonly by: By },
  lang: string,
): Asistencia {
  const { opening, snapshot } = played;
  const allowed = allowedEvents(snapshot, { at, by });
  const blocked = blockedEvents(snapshot, { at, by });
  return {
    ...describeAsistencia(snapshot),
    id: `simulated ${opening.name ?? ''} ${opening.at}`,
    expedienteId,
    revision: revisionOf(played),
    context: { ...snapshot.context },
    since: sinceOf(played),
    figures: figuresOf(snapshot.context),
    blocked: blocked.map(({ type, label: name, clauses, refusals }) => ({
      type,
      label: textIn(name, lang),
      clauses,
      refusals: refusals.map((refusal) => spoken(refusal, lang)),
    })),
    allowed: allowed.map(({ type, label: name, clauses, say, needed }) => ({
      type,
      label: textIn(name, lang),
      clauses,
      say: say ? textIn(say, lang) : null,
      needed,
      schema: eventSchema(type, pageLanguage(lang)) as JsonSchema,
    })),
  };
}

/** When it entered its state. */
const sinceOf = ({ opening, outcomes }: PlayedAsistencia): string =>
  outcomes
    .flatMap(({ accepted }) => (accepted ? [accepted] : []))
    .findLast(({ step }) => step.from !== step.to)?.event.at ?? opening.at;

const unknownOpener: By = { id: '–', role: 'coordinador' };

/** Its bitácora, oldest first: the opening and what was accepted. */
export function entriesOf({ outcomes, opening, input }: PlayedAsistencia, lang: string): readonly Entry[] {
  const first: Entry = {
    ...blank,
    id: '0',
    seq: 0,
    kind: 'opening',
    type: 'asistencia.opened',
    label: inPageLanguage(words, lang).opened,
    at: opening.at,
    by: openerOf(outcomes),
    payload: { ...input },
    texts: [],
    to: 'aperturaDeAsistencia',
    stage: 'aperturaDeAsistencia',
  };
  const steps = outcomes.flatMap(({ accepted }) => (accepted ? [accepted] : []));
  const entries = steps.map(({ event, step, snapshot }, index): Entry => {
    const { type, at, by, callId, ...payload } = event;
    const { from, to, clauses, passed, closureStatus } = step;
    const { stage, subStage } = describeAsistencia(snapshot);
    return {
      ...{
        id: String(index + 1),
        seq: index + 1,
        kind: 'event',
        type,
        label: procedureWord('event', type, lang),
        at,
      },
      ...{
        by,
        ...(callId !== undefined && { callId }),
        payload,
        texts: textsIn(events[type].payload),
        from,
        to,
        stage,
        subStage,
      },
      ...{ clauses, passed, closureStatus },
    };
  });
  return [first, ...entries];
}

const blank = { from: null, subStage: null, clauses: [], passed: [], closureStatus: null } as const;

/**
 * The sender of the first step opened the asistencia; before a first step the opener is unknown.
 */
const openerOf = (outcomes: PlayedAsistencia['outcomes']): By => {
  const first = outcomes.find(({ accepted }) => accepted)?.accepted;
  return first?.event.by ?? unknownOpener;
};

/** Its pendientes, soonest first. */
export const pendientesOf = ({ agenda }: PlayedAsistencia, lang: string): readonly Pendiente[] =>
  soonestFirst(agenda).map(({ kind, dueAt, openedAt, role, status }, index) => ({
    id: String(index),
    kind,
    label: procedureWord('pendiente', kind, lang),
    status,
    dueAt,
    role,
    assignee: null,
    expedienteId,
    asistenciaId: null,
    text: null,
    superior: null,
    openedAt,
  }));
