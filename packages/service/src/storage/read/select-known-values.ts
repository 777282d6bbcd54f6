import type { Provider } from '@conexion/machines';
import type { Kysely } from 'kysely';
import type { CaseData } from '../../cases/case-data.ts';
import type { KnownProvider, KnownValues } from '../../cases/known-values.ts';
import type { Tables } from '../database/schema.ts';

/** How many of the newest cases and lines are read: the question costs the same in any store. */
const casesRead = 500;
const linesRead = 5_000;
const valuesGiven = 50;
/** For each provider. */
const servicesGiven = 20;
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
    .innerJoin('asistencia', 'asistencia.id', 'bitacora.asistencia_id')
    .innerJoin('expediente', 'expediente.id', 'bitacora.expediente_id')
    .select([
      'bitacora.data as line',
      'asistencia.type as type',
      'asistencia.definition as definition',
      'expediente.city as city',
    ])
    .where('bitacora.position', '>', first)
    .where('bitacora.type', 'in', [...naming, 'asistencia.opened'])
    .orderBy('bitacora.position', 'desc')
    .execute();
  const named = lines.map(({ line, type, definition, city }) => ({
    payload: JSON.parse(line).payload as Payload,
    service: { type, definition, city },
  }));
  return {
    cities: mostNamed(cases.map(({ data }) => (JSON.parse(data) as CaseData).location.city)),
    timeZones: mostNamed(named.flatMap(({ payload }) => payload.plan?.timeZone ?? [])),
    services: mostNamed(asistencias),
    providers: providersOf(named),
  };
}

interface Named {
  payload: Payload;
  service: KnownProvider['services'][number];
}

function providersOf(named: readonly Named[]): KnownProvider[] {
  const services = new Map<string, Named['service'][]>();
  for (const { payload, service } of named) {
    if (!payload.provider) continue;
    const key = JSON.stringify(payload.provider);
    services.set(key, [...(services.get(key) ?? []), service]);
  }
  return mostNamed(named.flatMap(({ payload }) => payload.provider ?? [])).map((provider) => ({
    ...provider,
    services: mostNamed(services.get(JSON.stringify(provider)) ?? []).slice(0, servicesGiven),
  }));
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
