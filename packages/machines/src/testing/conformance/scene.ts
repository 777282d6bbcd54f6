import type { Host } from '../../host/host.ts';
import type { Role } from '../../procedure/roles.ts';
import type { Lang } from '../../procedure/text.ts';
import type { AsistenciaBody, ExpedienteBody, PendienteBody } from './answers.ts';
import { expectJson, same } from './disagreement.ts';
import { inputOf } from './input-of.ts';
import { wayToConclusion } from './way-to-conclusion.ts';
import type { Got, Sent, Wire } from './wire.ts';

let scenes = 0;

type With = Omit<Sent, 'path' | 'body'>;

/** A line of a story. */
interface Line {
  text: string;
  /** Another request was sent before this one was answered, or the other way round. */
  isAtOnce: boolean;
}

/** A kill, as a line of a story. */
export const killed = 'the service is killed and started again';

/** Requests to the host under test, kept as a story. */
export class Scene {
  readonly wire: Wire;
  readonly host: Host;
  /** A name that no other scene has, on this host or after a restart. */
  readonly name = `${Date.now().toString(36)}-${++scenes}`;
  #lines: Line[] = [];
  readonly #unanswered = new Set<Line>();

  constructor(wire: Wire, host: Host) {
    this.wire = wire;
    this.host = host;
  }

  get lang(): Lang {
    return this.wire.lang;
  }

  /** Whatever is answered, also where it is not JSON. */
  attempt<Body>(sent: Sent): Promise<Got<Body>> {
    return this.#asLine(sent, () => this.wire.send<Body>(sent));
  }

  async send<Body>(sent: Sent): Promise<Got<Body>> {
    const got = await this.attempt<Body>(sent);
    expectJson(sent.path, got);
    return got;
  }

  /** A request whose answer is read by its caller, such as a stream. */
  open(sent: Sent, signal: AbortSignal): Promise<Response> {
    return this.#asLine(sent, () => this.wire.open(sent, signal));
  }

  /** Makes a request a line of the story, and marks those that overlap. */
  async #asLine<Answer extends Answered>(sent: Sent, ask: () => Promise<Answer>): Promise<Answer> {
    const line: Line = { text: `${said(sent)} → no answer`, isAtOnce: this.#unanswered.size > 0 };
    for (const other of this.#unanswered) other.isAtOnce = true;
    this.#lines.push(line);
    this.#unanswered.add(line);
    try {
      const answer = await ask();
      line.text = `${said(sent)} → ${answered(answer)}`;
      return answer;
    } finally {
      this.#unanswered.delete(line);
    }
  }

  /** Something that happens in the story and is no request. */
  tell(text: string): void {
    this.#lines.push({ text, isAtOnce: false });
  }

  /** Begins the story again: what follows needs nothing of what was before. */
  forget(): void {
    this.#lines = [];
  }

  get<Body>(path: string, options: With = {}): Promise<Got<Body>> {
    return this.send<Body>({ path, ...options });
  }

  post<Body>(path: string, body: unknown, options: With = {}): Promise<Got<Body>> {
    return this.send<Body>({ path, body, ...options });
  }

  /** A call that must succeed for the story to go on. */
  async done<Body>(path: string, body: unknown, options: With = {}): Promise<Got<Body>> {
    const got = await this.post<Body>(path, body, options);
    if (got.status >= 300) same(`POST ${path}`, [got.status, got.body], [200, 'an answer']);
    return got;
  }

  /** An expediente with one asistencia. */
  async openCase(
    asistencia: object = plainAsistencia,
    city = 'Medellín',
  ): Promise<{ expediente: ExpedienteBody; asistencia: AsistenciaBody }> {
    const { body: expediente } = await this.done<ExpedienteBody>('/api/expedientes', plainCase(city));
    const opened = await this.done<AsistenciaBody>(
      `/api/expedientes/${expediente.id}/asistencias`,
      asistencia,
    );
    return { expediente, asistencia: opened.body };
  }

  /** Sends events that must be accepted. */
  async accept(asistenciaId: string, events: readonly object[], as: Role = 'coordinador'): Promise<void> {
    for (const event of events) await this.done(`/api/asistencias/${asistenciaId}/events`, event, { as });
  }

  /** Carries an asistencia that was just opened to its conclusion. */
  async conclude({ id, context }: AsistenciaBody): Promise<void> {
    const { snapshot } = this.host.open(inputOf(context));
    for (const { at: _, by, ...request } of wayToConclusion(this.host, snapshot, inMinutes(0)))
      await this.accept(id, [request], by.role);
  }

  async addPendiente(expedienteId: string, text: string, dueAt: string): Promise<PendienteBody> {
    return (await this.done<PendienteBody>('/api/pendientes', { expedienteId, text, dueAt })).body;
  }

  /** The requests so far, and what is said of them, with each id shortened to a number. */
  report(message: string): { message: string; story: string[] } {
    const ids = new Map<string, string>();
    const short = (id: string) => ids.get(id) ?? ids.set(id, `#${ids.size + 1}`).get(id) ?? id;
    const shortened = (line: string) => line.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, short);
    const story = this.#lines.map(({ text, isAtOnce }) => shortened(`${isAtOnce ? '‖ ' : ''}${text}`));
    return { message: shortened(message), story };
  }
}

/** How much of a body a story shows; `…` where there is more. */
const longest = 2_000;
const cut = (text: string) => (text.length > longest ? `${text.slice(0, longest)}…` : text);

function said({ method, path, as = 'coordinador', headers = {}, body }: Sent): string {
  const text = body === undefined ? '' : ` ${typeof body === 'string' ? body : JSON.stringify(body)}`;
  const listed = Object.entries(headers).map(([name, value]) => ` [${name}: ${value}]`);
  const what = method ?? (body === undefined ? 'GET' : 'POST');
  return `${what} ${path} as ${as ?? 'no one'}${listed.join('')}${cut(text)}`;
}

/** An answer, also one whose body is still to be read. */
type Answered = Got | Response;

/** The headers of an answer that the contract names. */
const telling = ['etag', 'location', 'allow', 'retry-after', 'www-authenticate'];

function answered(answer: Answered): string {
  const { status, headers, body } = answer;
  const { code } = (body ?? {}) as { code?: unknown };
  const type = headers.get('content-type');
  const isOther = type !== null && !type.includes('json');
  const listed = [...telling, ...(isOther ? ['content-type'] : [])].flatMap((name) => {
    const value = headers.get(name);
    return value === null ? [] : [` [${name}: ${value}]`];
  });
  return `${status}${typeof code === 'string' ? ` ${code}` : ''}${listed.join('')}`;
}

const minute = 60_000;

/** An instant so many minutes from now. */
export const inMinutes = (minutes: number): string => new Date(Date.now() + minutes * minute).toISOString();

export const plainCase = (city = 'Medellín') => ({
  holder: { id: 'CC-1', name: 'Juan Pérez', phone: '+57 300 555 0101' },
  contact: { name: 'Rosa Pérez', phone: '+57 300 555 0102' },
  location: { address: 'Calle 1 # 2-3', city },
  call: { id: 'call-1', startedAt: inMinutes(-1) },
});

export const plainAsistencia = {
  service: { type: 'hogar', definition: 'electricidad', priority: 'emergencia' },
  plan: {
    contractedOn: '2020-01-01',
    servicesUsed: 0,
    servicesRequested: 0,
    originCity: 'Medellín',
    timeZone: 'America/Bogota',
  },
};

/** The events of a covered service up to the monitoring. */
export const coveredService = () => [
  { type: 'coverage.resolved', outcome: 'covered' },
  {
    type: 'provider.assigned',
    provider: { id: 'P-1', name: 'Técnicos del Norte', kind: 'external' },
    window: { earliest: inMinutes(-30), latest: inMinutes(90) },
  },
  { type: 'affiliate.confirmed' },
];
