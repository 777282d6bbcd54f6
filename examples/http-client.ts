// A coordinator's morning over HTTP, against a service in demonstration mode: `npm start`, then
// CONEXION_URL=http://127.0.0.1:3000 node http-client.ts
const url = process.env.CONEXION_URL ?? 'http://127.0.0.1:3000';

// An Idempotency-Key makes a call safe to send again when its answer was lost.
async function post(path: string, body: object, token?: string) {
  const response = await fetch(new URL(path, url), {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'accept-language': 'es',
      ...(token && { authorization: `Bearer ${token}`, 'idempotency-key': crypto.randomUUID() }),
    },
    body: JSON.stringify(body),
  });
  return response.json();
}

const { token } = await post('/api/demo/token', { user: 'lucia.paredes', role: 'coordinador' });

const expediente = {
  holder: { id: '8-412-1107', name: 'Marta Quintero' },
  contact: { name: 'Marta Quintero', phone: '+507 6412-1107' },
  location: { address: 'Calle 50, edificio Mirador', city: 'Panamá' },
  call: { id: 'LL-2041', startedAt: new Date().toISOString() },
};
const { id: expedienteId } = await post('/api/expedientes', expediente, token);

const plan = { contractedOn: '2025-11-03', servicesUsed: 1, servicesRequested: 1 };
const asistencia = {
  service: { type: 'hogar', definition: 'electricidad', priority: 'emergencia' },
  plan: { ...plan, originCity: 'Panamá', timeZone: 'America/Panama' },
};
const { id } = await post(`/api/expedientes/${expedienteId}/asistencias`, asistencia, token);

const send = (event: object) => post(`/api/asistencias/${id}/events`, event, token);
console.log((await send({ type: 'offer.accepted' })).refusals[0].message);
console.log((await send({ type: 'coverage.resolved', outcome: 'covered' })).asistencia.state);
