import { lineTypes } from '../line-label.ts';
import type { ExpedienteSummary } from '../queries.ts';
import { type AsistenciaSummary, type Entry, hasEnded } from '../records.ts';
import type { LogSource } from './log-source.ts';

const text = (name: string) => ({ name, type: 'string' });

const eventAttributes = ['resource', 'role', 'from', 'to', 'stage', 'subStage', 'closureStatus'].map(text);

/** The journal as OCEL 2.0 JSON: events of expedientes and of their asistencias. */
export async function* ocelLog(source: LogSource): AsyncGenerator<string> {
  const types = [...lineTypes, ...source.eventTypes].map((name) => ({ name, attributes: eventAttributes }));
  const objectTypes = [
    { name: 'expediente', attributes: ['status', 'city'].map(text) },
    { name: 'asistencia', attributes: ['type', 'definition', 'priority', 'category'].map(text) },
  ];
  yield `{"objectTypes":${JSON.stringify(objectTypes)},"eventTypes":${JSON.stringify(types)},"events":[`;
  yield* separated(events(source));
  // After the events: then every event's object is in the list, also one opened meanwhile.
  yield '],"objects":[';
  yield* separated(objects(source.cases()));
  yield ']}\n';
}

async function* objects(cases: AsyncIterable<ExpedienteSummary>): AsyncGenerator<object> {
  for await (const expediente of cases) {
    yield expedienteObject(expediente);
    for (const asistencia of expediente.asistencias) yield asistenciaObject(asistencia);
  }
}

async function* events({ cases, journal, journalOfExpediente }: LogSource): AsyncGenerator<object> {
  for await (const { id, asistencias } of cases()) {
    for await (const entry of journalOfExpediente(id)) yield ocelEvent(entry);
    for (const asistencia of asistencias)
      for await (const entry of journal(asistencia.id)) yield ocelEvent(entry);
  }
}

const expedienteObject = (expediente: ExpedienteSummary) => ({
  id: expediente.id,
  type: 'expediente',
  attributes: [
    ...statusesOf(expediente),
    { name: 'city', value: expediente.location.city, time: expediente.openedAt },
  ],
});

/**
 * When a case was open and closed: it closes with the last of its asistencias that is open, and a
 * new one opens it again.
 */
function statusesOf({ openedAt, asistencias }: ExpedienteSummary) {
  const turns = asistencias.flatMap((asistencia) => [
    { time: asistencia.openedAt, change: 1 },
    ...(hasEnded(asistencia) ? [{ time: asistencia.since, change: -1 }] : []),
  ]);
  // One that opens at the very moment at which another ends leaves the case open.
  turns.sort((a, b) => (a.time === b.time ? b.change - a.change : a.time < b.time ? -1 : 1));
  const statuses = [{ name: 'status', value: 'abierto', time: openedAt }];
  let open = 0;
  for (const { time, change } of turns) {
    const value = open + change === 0 ? 'cerrado' : 'abierto';
    open += change;
    if (statuses.at(-1)?.value !== value) statuses.push({ name: 'status', value, time });
  }
  return statuses;
}

const asistenciaObject = ({
  id,
  expedienteId,
  openedAt,
  lastAt,
  type,
  definition,
  priority,
  category,
}: AsistenciaSummary) => ({
  id,
  type: 'asistencia',
  attributes: [
    ...values({ type, definition, priority }).map((value) => ({ ...value, time: openedAt })),
    // It is found on the way: by its last event it was this one.
    ...values({ category }).map((value) => ({ ...value, time: lastAt })),
  ],
  relationships: [{ objectId: expedienteId, qualifier: 'belongs to' }],
});

const ocelEvent = ({ asistenciaId, expedienteId, ...entry }: Entry) => {
  const { id, type, at, by, from, to, stage, subStage, closureStatus } = entry;
  return {
    id,
    type,
    time: at,
    attributes: values({ resource: by.id, role: by.role, from, to, stage, subStage, closureStatus }),
    relationships: [
      ...(asistenciaId === null ? [] : [{ objectId: asistenciaId, qualifier: 'asistencia' }]),
      { objectId: expedienteId, qualifier: 'expediente' },
    ],
  };
};

const values = (fields: Record<string, string | null>): { name: string; value: string }[] =>
  Object.entries(fields).flatMap(([name, value]) => (value === null ? [] : [{ name, value }]));

async function* separated(items: AsyncIterable<object>): AsyncGenerator<string> {
  let separator = '';
  for await (const item of items) {
    yield separator + JSON.stringify(item);
    separator = ',\n';
  }
}
