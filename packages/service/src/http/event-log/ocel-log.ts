import { eventTypes } from '@conexion/machines';
import type { ExpedienteSummary } from '../../cases/queries.ts';
import type { AsistenciaSummary, Entry } from '../../cases/records.ts';
import type { LogSource } from './log-source.ts';

const text = (name: string) => ({ name, type: 'string' });

const eventAttributes = ['resource', 'role', 'from', 'to', 'stage', 'subStage', 'closureStatus'].map(text);
const besideEvents = [
  'asistencia.opened',
  'note',
  'pendiente.opened',
  'pendiente.attended',
  'pendiente.postponed',
  'pendiente.reassigned',
  'pendiente.cancelled',
  'pendiente.escalated',
];

/** The journal as OCEL 2.0 JSON: events of asistencias, and the expedientes that those belong to. */
export async function* ocelLog({ cases, journal }: LogSource): AsyncGenerator<string> {
  const types = [...besideEvents, ...eventTypes].map((name) => ({ name, attributes: eventAttributes }));
  const objectTypes = [
    { name: 'expediente', attributes: ['status', 'city'].map(text) },
    { name: 'asistencia', attributes: ['type', 'definition', 'priority', 'category'].map(text) },
  ];
  yield `{"objectTypes":${JSON.stringify(objectTypes)},"eventTypes":${JSON.stringify(types)},"events":[`;
  yield* separated(events(cases(), journal));
  // After the events: whatever is opened meanwhile, no event names an object that is not there.
  yield '],"objects":[';
  yield* separated(objects(cases()));
  yield ']}\n';
}

async function* objects(cases: AsyncIterable<ExpedienteSummary>): AsyncGenerator<object> {
  for await (const expediente of cases) {
    yield expedienteObject(expediente);
    for (const asistencia of expediente.asistencias) yield asistenciaObject(asistencia);
  }
}

async function* events(
  cases: AsyncIterable<ExpedienteSummary>,
  journal: LogSource['journal'],
): AsyncGenerator<object> {
  for await (const { asistencias } of cases)
    for (const { id } of asistencias) for await (const entry of journal(id)) yield ocelEvent(id, entry);
}

const expedienteObject = ({ id, openedAt, status, location }: ExpedienteSummary) => ({
  id,
  type: 'expediente',
  attributes: values({ status, city: location.city }).map((value) => ({ ...value, time: openedAt })),
});

const asistenciaObject = ({
  id,
  expedienteId,
  openedAt,
  type,
  definition,
  priority,
  category,
}: AsistenciaSummary) => ({
  id,
  type: 'asistencia',
  attributes: values({ type, definition, priority, category }).map((value) => ({ ...value, time: openedAt })),
  relationships: [{ objectId: expedienteId, qualifier: 'belongs to' }],
});

const ocelEvent = (
  asistenciaId: string,
  { id, type, at, by, expedienteId, from, to, stage, subStage, closureStatus }: Entry,
) => ({
  id,
  type,
  time: at,
  attributes: values({ resource: by.id, role: by.role, from, to, stage, subStage, closureStatus }),
  relationships: [
    { objectId: asistenciaId, qualifier: 'asistencia' },
    { objectId: expedienteId, qualifier: 'expediente' },
  ],
});

const values = (fields: Record<string, string | null>): { name: string; value: string }[] =>
  Object.entries(fields).flatMap(([name, value]) => (value === null ? [] : [{ name, value }]));

async function* separated(items: AsyncIterable<object>): AsyncGenerator<string> {
  let separator = '';
  for await (const item of items) {
    yield separator + JSON.stringify(item);
    separator = ',\n';
  }
}
