import type { Target } from './measure-http.ts';

const cases = 300;
const past = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

/** Asistencias under way, to which events can be sent without end. */
export async function openCases(urls: readonly string[]): Promise<Target> {
  const [url = ''] = urls;
  const send = async (path: string, body: object, token?: string) => {
    const response = await fetch(url + path, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as { token: string; id: string };
  };
  const { token } = await send('/api/demo/token', { user: 'ana', role: 'coordinador' });
  const asistenciaIds: string[] = [];
  while (asistenciaIds.length < cases) {
    const expediente = await send('/api/expedientes', expedienteBody, token);
    const { id } = await send(`/api/expedientes/${expediente.id}/asistencias`, asistenciaBody, token);
    for (const event of toMonitoring()) await send(`/api/asistencias/${id}/events`, event, token);
    asistenciaIds.push(id);
  }
  return { urls, token, asistenciaIds };
}

const expedienteBody = {
  holder: { id: 'CC-1', name: 'Juan Pérez' },
  contact: { name: 'Rosa Pérez', phone: '+57 300 000 0002' },
  location: { address: 'Calle 1 # 2-3', city: 'Medellín' },
  call: { id: 'SP-1', startedAt: '2026-01-05T09:58:00-05:00' },
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

const toMonitoring = () => [
  { type: 'coverage.resolved', outcome: 'covered' },
  {
    type: 'provider.assigned',
    provider: { id: 'P-1', name: 'Técnicos del Norte', kind: 'external' },
    window: { earliest: past(30), latest: past(-30) },
  },
  { type: 'affiliate.confirmed' },
];
