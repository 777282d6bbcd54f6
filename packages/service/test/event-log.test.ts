import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  asistenciaBody,
  coveredToTheEnd,
  openCase,
  type Person,
  sendAll,
  startTestService,
} from './running-service.ts';

const schema = (file: string) => readFileSync(new URL(`schemas/${file}`, import.meta.url), 'utf8');

let service: Awaited<ReturnType<typeof startTestService>>;
let ana: Person;
let asistenciaId: string;
let types: string[];

const hostile = 'a "quoted", <b>&amp;</b>\n=2+2 \u0007';

beforeAll(async () => {
  service = await startTestService();
  ana = await service.signIn('ana <x@y> & "Co"', 'coordinador');
  await openCase(ana, { ...asistenciaBody, service: { ...asistenciaBody.service, definition: hostile } });
  ({ asistenciaId } = await openCase(ana));
  const events = coveredToTheEnd();
  await sendAll(ana, asistenciaId, events);
  await ana.post(`/api/asistencias/${asistenciaId}/bitacora`, { text: hostile });
  types = ['asistencia.opened', ...events.map(({ type }) => type), 'note'];
});
afterAll(() => service.stop());

const log = async (format: string) => {
  const response = await fetch(`${service.url}/api/eventlog?format=${format}`, {
    headers: { Authorization: `Bearer ${ana.token}` },
  });
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
};

describe('the event log', () => {
  it('as CSV: a row for each line of each journal', async () => {
    const { status, type, text } = await log('csv');
    expect([status, type]).toEqual([200, 'text/csv; charset=utf-8']);
    const [head, ...rows] = text.trimEnd().split('\r\n');
    expect(head?.split(',').slice(0, 4)).toEqual(['case_id', 'expediente_id', 'activity', 'timestamp']);
    expect(rows.filter((row) => row.startsWith(asistenciaId)).map((row) => row.split(',')[2])).toEqual(types);
    expect(rows).toHaveLength(types.length + 1);
    expect(rows[0]).toContain('"ana <x@y> & ""Co"""');
  });

  it('as XES: valid, a trace for each asistencia', async () => {
    const { status, type, text } = await log('xes');
    expect([status, type]).toEqual([200, 'application/xml; charset=utf-8']);
    using xsd = XmlDocument.fromString(schema('xes.xsd'));
    using validator = XsdValidator.fromDoc(xsd);
    using document = XmlDocument.fromString(text);
    validator.validate(document);
    expect(document.find('/log/trace')).toHaveLength(2);
    const names = document.find(
      `/log/trace[string[@key='concept:name' and @value='${asistenciaId}']]/event/string[@key='concept:name']/@value`,
    );
    expect(names.map(({ content }) => content)).toEqual(types);
    using wrong = XmlDocument.fromString(text.replace('<log xes.version="1849.2016"', '<log'));
    expect(() => validator.validate(wrong)).toThrow('xes.version');
  });

  it('as OCEL 2.0: valid, and whatever an event names is there', async () => {
    const { status, text } = await log('ocel');
    expect(status).toBe(200);
    const document = JSON.parse(text);
    const ajv = new Ajv({ allErrors: true });
    addFormats.default(ajv);
    const validate = ajv.compile(JSON.parse(schema('ocel-2.json')));
    expect(validate(document) || validate.errors).toBe(true);
    const named = (list: { name: string }[]) => new Set(list.map(({ name }) => name));
    const objects = new Set(document.objects.map(({ id }: { id: string }) => id));
    expect(objects.size).toBe(4);
    for (const event of document.events) {
      expect(named(document.eventTypes)).toContain(event.type);
      for (const { objectId } of event.relationships) expect(objects).toContain(objectId);
    }
    // Besides the events of the asistencias: the openings of the expedientes.
    expect(document.events).toHaveLength(types.length + 1 + 2);
    const ofCases = document.events.filter(({ type }: { type: string }) => type === 'expediente.opened');
    expect(ofCases.map(({ relationships }: { relationships: unknown[] }) => relationships.length)).toEqual([
      1, 1,
    ]);
  });

  it('as OCEL 2.0: dates each status of a case, as it closed and was opened again', async () => {
    const { expedienteId, asistenciaId: first } = await openCase(ana);
    await sendAll(ana, first, coveredToTheEnd());
    const closed = (await ana.get(`/api/asistencias/${first}`)).body.since;
    const second = await ana.post(`/api/expedientes/${expedienteId}/asistencias`, asistenciaBody);
    const { objects } = JSON.parse((await log('ocel')).text);
    const attributesOf = (id: string) => objects.find((each: { id: string }) => each.id === id).attributes;
    const { openedAt } = (await ana.get(`/api/expedientes/${expedienteId}`)).body;
    expect(attributesOf(expedienteId).filter(({ name }: { name: string }) => name === 'status')).toEqual([
      { name: 'status', value: 'abierto', time: openedAt },
      { name: 'status', value: 'cerrado', time: closed },
      { name: 'status', value: 'abierto', time: second.body.openedAt },
    ]);
    expect(attributesOf(first)).toContainEqual({ name: 'category', value: 'cobertura', time: closed });
    const { headers } = await ana.get('/api/eventlog?format=ocel');
    expect(headers.get('content-disposition')).toBe('attachment; filename="conexion.ocel.json"');
  });

  it('of a period, or continued after a case', async () => {
    const casesIn = async (query: string) => {
      const { text } = await log(`csv&${query}`);
      const rows = text.trimEnd().split('\r\n').slice(1);
      return [...new Set(rows.map((row) => row.split(',')[1]))];
    };
    const cases = await casesIn('from=2020-01-01');
    expect(cases.length).toBeGreaterThan(1);
    expect(await casesIn(`after=${cases[0]}`)).toEqual(cases.slice(1));
    expect(await casesIn(`after=${cases.at(-1)}`)).toEqual([]);
    expect(await casesIn('to=2020-01-01')).toEqual([]);
    expect(await casesIn('from=2999-01-01')).toEqual([]);
    for (const wrong of ['after=7', 'from=yesterday', 'since=2020-01-01'])
      expect([wrong, (await log(`csv&${wrong}`)).status]).toEqual([wrong, 400]);
  });

  it('in no other format', async () => {
    expect((await log('xlsx')).status).toBe(400);
    expect((await ana.get('/api/eventlog')).status).toBe(400);
  });

  it('survives a client that leaves in the middle', async () => {
    const leaving = new AbortController();
    const begun = await fetch(`${service.url}/api/eventlog?format=csv`, {
      headers: { Authorization: `Bearer ${ana.token}` },
      signal: leaving.signal,
    });
    leaving.abort();
    await expect(begun.text()).rejects.toThrow();
    expect((await log('csv')).status).toBe(200);
  });
});
