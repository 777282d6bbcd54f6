import type { Provider } from '@conexion/machines';
import type { Kysely } from 'kysely';
import type { CaseData } from '../../cases/case-data.ts';
import type { KnownValues } from '../../cases/known-values.ts';
import type { Tables } from '../database/schema.ts';

/** How many of the newest cases and lines are read: the question costs the same in any store. */
const casesRead = 500;
const linesRead = 5_000;
const valuesGiven = 50;
/** The events that name a provider. */
const naming = ['provider.assigned', 'quote.received'];

/** What the newest cases and the newest lines of the journal name, the most named first. */
export async function selectKnownValues(db: Kysely<Tables>): Promise<KnownValues> {
  const cases = await db
    .selectFrom('expediente')
    .select('data')
    .orderBy('id', 'desc')
    .limit(casesRead)
    .execute();
  const asistencias = await db
    .selectFrom('asistencia')
    .select(['type', 'definition'])
    .orderBy('id', 'desc')
    .limit(casesRead)
    .execute();
  const latest = db.selectFrom('bitacora').select('position').orderBy('position', 'desc').limit(1);
  const first = Number((await latest.executeTakeFirst())?.position ?? 0) - linesRead;
  const lines = await db
    .selectFrom('bitacora')
    .select(['type', 'data'])
    .where('position', '>', first)
    .where('type', 'in', [...naming, 'asistencia.opened'])
    .orderBy('position', 'desc')
    .execute();
  const payloads = lines.map(({ type, data }) => ({ type, payload: JSON.parse(data).payload as Payload }));
  return {
    cities: mostNamed(cases.map(({ data }) => (JSON.parse(data) as CaseData).location.city)),
    timeZones: mostNamed(payloads.flatMap(({ payload }) => payload.plan?.timeZone ?? [])),
    services: mostNamed(asistencias),
    providers: mostNamed(payloads.flatMap(({ payload }) => payload.provider ?? [])),
  };
}

interface Payload {
  provider?: Provider;
  plan?: { timeZone?: string };
}

function mostNamed<Value>(values: readonly Value[]): Value[] {
  const counts = new Map<string, { value: Value; count: number }>();
  for (const value of values) {
    const key = JSON.stringify(value);
    const known = counts.get(key);
    if (known) known.count++;
    else counts.set(key, { value, count: 1 });
  }
  return [...counts.values()]
    .sort((a, b) => b.count - a.count)
    .slice(0, valuesGiven)
    .map(({ value }) => value);
}
