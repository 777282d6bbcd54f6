import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '@conexion/machines';
import type { ServiceOptions } from '../src/service-options.ts';
import { startService } from '../src/start-service.ts';
import { expectAsDocumented, forgetDocument } from './documented.ts';

/** An answer of the service, as a test looks at it. */
export interface Answer {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever was answered
  body: any;
}

interface Options {
  headers?: Record<string, string>;
}

/** A caller of the service with a token of demonstration mode. */
export interface Person {
  token: string;
  get(path: string, options?: Options): Promise<Answer>;
  post(path: string, body: unknown, options?: Options): Promise<Answer>;
}

export const temporaryDir = (): string => mkdtempSync(join(tmpdir(), 'conexion-'));

/** Sends a request; the answer must match the service's OpenAPI document. */
export async function send(url: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(url, init);
  const text = await response.text();
  const { status, headers } = response;
  await expectAsDocumented(init.method ?? 'GET', url, { status, headers, text });
  return {
    status: response.status,
    headers: response.headers,
    body: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text,
  };
}

const json = { 'Content-Type': 'application/json' };

/** Signs in with a token of demonstration mode; one with the name null has no name. */
export async function signIn(
  url: string,
  user: string,
  role: Role,
  name: string | null = `Persona ${user}`,
): Promise<Person> {
  const { body } = await send(`${url}/api/demo/token`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ user, role, name: name ?? undefined }),
  });
  const authorization = { Authorization: `Bearer ${body.token}` };
  return {
    token: body.token,
    get: (path, { headers } = {}) => send(url + path, { headers: { ...authorization, ...headers } }),
    post: (path, content, { headers } = {}) =>
      send(url + path, {
        method: 'POST',
        headers: { ...json, ...authorization, ...headers },
        body: typeof content === 'string' ? content : JSON.stringify(content),
      }),
  };
}

/** A separate service for a test file, in an empty directory. */
export async function startTestService(options: Partial<ServiceOptions> = {}) {
  const dataDir = options.dataDir ?? temporaryDir();
  const service = await startService({ dataDir, demo: options.keys === undefined, ...options });
  const close = () => {
    forgetDocument(service.url);
    return service.close();
  };
  return {
    url: service.url,
    dataDir,
    signIn: (user: string, role: Role, name?: string | null) => signIn(service.url, user, role, name),
    close,
    async stop() {
      await close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export const expedienteBody = {
  holder: { id: 'CC-1', name: 'Juan Pérez', phone: '+57 300 000 0001' },
  contact: { name: 'Rosa Pérez', phone: '+57 300 000 0002', relationship: 'esposa' },
  location: { address: 'Calle 1 # 2-3', city: 'Medellín' },
  call: { id: 'SP-1', startedAt: '2026-01-05T09:58:00-05:00', direction: 'inbound' },
};

export const asistenciaBody = {
  service: { type: 'hogar', definition: 'electricidad', priority: 'emergencia' },
  plan: {
    contractedOn: '2025-01-01',
    servicesUsed: 0,
    servicesRequested: 0,
    originCity: 'Medellín',
    timeZone: 'America/Bogota',
  },
};

/** A new case with one asistencia. */
export async function openCase(
  person: Person,
  asistencia: object = asistenciaBody,
): Promise<{ expedienteId: string; asistenciaId: string }> {
  const expediente = await person.post('/api/expedientes', expedienteBody);
  const opened = await person.post(`/api/expedientes/${expediente.body.id}/asistencias`, asistencia);
  return { expedienteId: expediente.body.id, asistenciaId: opened.body.id };
}

/** The agenda of a case. */
export const pendientesOf = async (person: Person, expedienteId: string, query = '') =>
  (await person.get(`/api/pendientes?expediente=${expedienteId}${query}`)).body.items;

/** Sends events that must all be accepted. */
export async function sendAll(
  person: Person,
  asistenciaId: string,
  events: readonly object[],
): Promise<void> {
  for (const event of events) {
    const { status, body } = await person.post(`/api/asistencias/${asistenciaId}/events`, event);
    if (status !== 200) throw new Error(`${JSON.stringify(event)}: ${status} ${JSON.stringify(body)}`);
  }
}

const provider = { id: 'P-1', name: 'Técnicos del Norte', kind: 'external' };
const past = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

/** A covered service, from its opening to its conclusion. */
export const coveredToTheEnd = () => [
  { type: 'coverage.resolved', outcome: 'covered' },
  { type: 'provider.assigned', provider, window: { earliest: past(30), latest: past(-30) } },
  { type: 'affiliate.confirmed' },
  { type: 'provider.monitored' },
  { type: 'affiliate.monitored' },
  { type: 'provider.arrived', arrivedAt: past(5) },
  { type: 'contact.validated' },
  {
    type: 'diagnosis.recorded',
    summary: 'Breaker quemado',
    estimatedCost: { amount: 5_000_000, currency: 'COP' },
    heavyMachinery: false,
    largeWorks: false,
  },
  { type: 'work.authorized' },
  { type: 'service.performed' },
  { type: 'service.terminated', finishedAt: past(1) },
  {
    type: 'cost.loaded',
    lines: [
      { concept: 'Breaker', units: 1, unitPrice: { amount: 5_000_000, currency: 'COP' }, payer: 'company' },
    ],
  },
  { type: 'conformity.recorded', satisfied: true },
];
