import { randomUUID } from 'node:crypto';
import { type CaseFile, personOf } from '@conexion/machines/cases';
import { type Host, Mismatch, type Played, playCase, type Refused, type Situation } from './play-case.ts';
import type { Answer, ServiceClient } from './service-client.ts';

const reader = personOf('analista');

/** Plays a case against a running service, by whose clock everything happens now. */
export async function playOverHttp(file: CaseFile, client: ServiceClient, pauseMs = 0): Promise<Played[]> {
  const { date } = await client.get('/healthz', reader);
  return playCase(file, httpHost(client, date, pauseMs));
}

function httpHost(client: ServiceClient, moment: Date, pauseMs: number): Host {
  const play = randomUUID();
  let calls = 0;
  // One key for each call of this play: sent again after a lost answer, it is the same call.
  const key = () => `${play}-${++calls}`;

  return {
    moment,
    stamp: () => moment.toISOString(),

    async openExpediente(input, _, by) {
      const { status, body } = await client.post('/api/expedientes', input, by, key());
      if (status !== 201) throw new Mismatch(`expediente: ${status} ${JSON.stringify(body)}`);
      return String(body.id);
    },

    async openAsistencia(expediente, input, _, by) {
      const path = `/api/expedientes/${expediente}/asistencias`;
      const answer = await client.post(path, input, by, key());
      if (answer.status !== 201) return refused(answer);
      const { id, context } = answer.body as unknown as {
        id: string;
        context: { policy: Record<string, unknown> };
      };
      return { id, policy: context.policy, ...situation(answer.body) };
    },

    async send(asistencia, event, _, by) {
      if (pauseMs) await new Promise((resolve) => setTimeout(resolve, pauseMs));
      const path = `/api/asistencias/${asistencia}`;
      const foreseen = await client.post(`${path}/explain`, event, by, key());
      const answer = await client.post(`${path}/events`, event, by, key());
      const outcome = answer.status === 200 ? situation(answer.body.asistencia) : refused(answer);
      expectForeseen(foreseen, outcome);
      return outcome;
    },

    async agenda(expediente, asistencia) {
      return (await openPendientes(client, expediente, asistencia)).filter((kind) => kind !== 'manual');
    },

    async aftermath(expediente, asistencia) {
      const [{ body: own }, journal, open] = await Promise.all([
        client.get(`/api/expedientes/${expediente}`, reader),
        client.get(`/api/asistencias/${asistencia}/bitacora?limit=500`, reader),
        openPendientes(client, expediente, asistencia),
      ]);
      const entries = journal.body.items as unknown as { kind: string; type: string }[];
      return {
        expediente: String(own.status),
        events: entries.filter(({ kind }) => kind === 'event').map(({ type }) => type),
        entries: entries.length,
        openPendientes: open.length,
      };
    },
  };
}

/** The kinds of those that are open. */
async function openPendientes(client: ServiceClient, expediente: string, asistencia: string) {
  const path = `/api/pendientes?expediente=${expediente}&status=pendiente&limit=500`;
  const items = (await client.get(path, reader)).body.items as { asistenciaId: string; kind: string }[];
  return items.filter(({ asistenciaId }) => asistenciaId === asistencia).map(({ kind }) => kind);
}

function situation(body: unknown): Situation {
  const { state, closureStatus, category } = body as Situation;
  return { state, closureStatus, category };
}

const statusOf: Record<string, number> = { 'invalid-request': 400, 'role-not-allowed': 403 };

/** The refusals of a problem+json: those it lists, or its own code. */
function refused({ status, body }: Answer): Refused {
  const {
    code,
    reason,
    refusals = [{ code, reason }],
  } = body as unknown as Refused['refusals'][number] & Partial<Refused>;
  const expected = statusOf[refusals[0]?.code ?? code] ?? 409;
  if (status !== expected) throw new Mismatch(`${status}, not ${expected}: ${JSON.stringify(body)}`);
  return { refusals };
}

/** `explain` must have predicted what then happened. */
function expectForeseen({ status, body }: Answer, outcome: Situation | Refused): void {
  const isRefused = 'refusals' in outcome;
  const said = status === 200 ? (body as unknown as Refused & { accepted: boolean }) : undefined;
  const codes = ({ refusals }: Refused) =>
    refusals.map(({ code, guard }) => (code === 'guard-refused' ? guard : code)).join(', ');
  if (!said ? !isRefused : said.accepted === isRefused || (isRefused && codes(said) !== codes(outcome))) {
    throw new Mismatch(
      `explain said ${status} ${JSON.stringify(body)}, then came ${JSON.stringify(outcome)}`,
    );
  }
}
