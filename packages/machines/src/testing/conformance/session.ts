import type { AsistenciaEvent, EventRequest } from '../../asistencia/asistencia-event.ts';
import type { AsistenciaContext } from '../../asistencia/context.ts';
import type { EventType } from '../../asistencia/events.ts';
import type { AsistenciaInput } from '../../asistencia/input.ts';
import type { Decision } from '../../host/decisions.ts';
import { eventTableOf } from '../../host/event-table.ts';
import type { Host } from '../../host/host.ts';
import { stamp } from '../../host/parse-event.ts';
import type { ClauseId } from '../../procedure/clauses.ts';
import { type Role, roles } from '../../procedure/roles.ts';
import { aim } from '../aim.ts';
import { aimedEvent } from '../aimed-event.ts';
import { DialReader, type Dials, firsts } from '../dials.ts';
import { inputFrom } from '../inputs.ts';
import { advance, type Moment, opened, type Standing } from '../trace.ts';
import type { Accepted, Answer, EntryBody, Explained, Items, Problem } from './answers.ts';
import { asContract, same, wronglyAccepted, wronglyAllowed, wronglyRefused } from './disagreement.ts';
import { type AsistenciaBody, type HttpHost, personOf, type Reply } from './http-host.ts';

/** What a walk sends: an event of the walk without its stamp, which the host adds. */
export type Attempted = { type?: unknown; by?: { role?: unknown } } & Record<string, unknown>;

/**
 * One asistencia on the host under test, and the same one on the machine. The host stamps the time
 * of each event that it accepts. Of a refused event only the moments before and after are known,
 * and the machine may refuse it at either.
 */
export class Session {
  readonly #http: HttpHost;
  readonly #host: Host;
  readonly #path: string;
  readonly #id: string;
  readonly #expedienteId: string;
  readonly #moments: Moment[] = [];
  #standing: Standing;
  #revision: number;
  #sent = 0;

  private constructor(http: HttpHost, host: Host, asistencia: AsistenciaBody) {
    this.#http = http;
    this.#host = host;
    this.#id = asistencia.id;
    this.#expedienteId = asistencia.expedienteId;
    this.#path = `/api/asistencias/${asistencia.id}`;
    this.#standing = opened(host, inputOf(asistencia.context));
    this.#revision = asistencia.revision;
  }

  /** Opens an expediente with one asistencia on the host. */
  static async open(http: HttpHost, host: Host, row: Dials): Promise<Session> {
    const { plan, call } = inputFrom(new DialReader(row), new Date().toISOString());
    const expediente = await http.post<{ id: string }>('/api/expedientes', {
      holder: { id: 'conformance', name: 'Conformance' },
      contact: { name: 'Conformance', phone: '+57 300 555 0100' },
      location: { address: 'Calle 1', city: plan.originCity },
      call,
    });
    same('POST /api/expedientes', expediente.status, 201);
    return Session.#openIn(expediente.body.id, http, host, row);
  }

  static async #openIn(expedienteId: string, http: HttpHost, host: Host, row: Dials, earlier?: Session) {
    const input = inputFrom(new DialReader(row), new Date().toISOString());
    const { plan } = input;
    const before = earlier?.standing.snapshot.context;
    const service = before?.service ?? input.service;
    const path = `/api/expedientes/${expedienteId}/asistencias`;
    const warranty = earlier ? { warrantyOf: earlier.#id } : {};
    const { status, body } = await http.post<AsistenciaBody>(path, { service, plan, ...warranty });
    same(`POST ${path}`, status, 201);
    const { type, definition } = service;
    const warrantyOf = earlier ? { id: earlier.#id, concludedAt: before?.lastAt, type, definition } : null;
    same('the warranty', body.context.warrantyOf, warrantyOf, ['5.2.B']);
    if (earlier) {
      const again = await http.post<{ reason?: string }>(path, { service, plan, ...warranty });
      same('a warranty claimed twice', [again.status, again.body.reason], [409, 'already-open'], ['5.2.B']);
    }
    const session = new Session(http, host, body);
    session.#compare(body, 'coordinador');
    return session;
  }

  /** Carries this asistencia to its conclusion and opens another under its warranty (5.2.B). */
  async concludeAndOpen(row: Dials): Promise<Session> {
    for (const type of wayToConclusion) {
      const facts = { context: this.#standing.snapshot.context, at: new Date().toISOString() };
      const covered = type === 'coverage.resolved' ? { outcome: 'covered' } : aim(type, firsts, facts);
      await this.send({ type, ...covered });
    }
    return Session.#openIn(this.#expedienteId, this.#http, this.#host, row, this);
  }

  get standing(): Standing {
    return this.#standing;
  }

  /** What was tried so far. */
  get moments(): readonly Moment[] {
    return this.#moments;
  }

  /** Sends an event to both and compares everything that they answer. */
  async send(attempted: Attempted): Promise<void> {
    const { at: _, by: sender, ...request } = attempted;
    const role = roles.find((each) => each === sender?.role) ?? 'coordinador';
    const parsed = this.#host.parseEventRequest(request);
    if (!parsed.ok) return this.#expectInvalid(request, role);

    const by = personOf(role);
    const event = (at: string) => stamp(parsed.value, { at: this.#notBefore(at), by });
    await this.#explain(request, role, event);
    const before = new Date().toISOString();
    const key = `conformance-${this.#path}-${++this.#sent}`;
    const headers = { 'idempotency-key': key, 'if-match': `"${this.#revision}"` };
    const reply = await this.#http.post<Answer>(`${this.#path}/events`, request, { role, headers });
    const again = await this.#http.post(`${this.#path}/events`, request, { role, headers });
    same(`${request.type} under the same idempotency key`, again, reply);

    if ('entry' in reply.body) {
      this.#accepted(event(reply.body.entry.at), reply.body, role);
      return;
    }
    this.#refused(this.#between(before, event), { ...reply, body: reply.body });
  }

  /** Asks the host to explain an event before it is sent; the machine must agree. */
  async #explain(request: unknown, role: Role, event: (at: string) => AsistenciaEvent): Promise<void> {
    const before = new Date().toISOString();
    const { body } = await this.#http.post<Explained>(`${this.#path}/explain`, request, { role });
    const answers = this.#between(before, event).map(({ decision }) => decision.accepted);
    if (!answers.includes(body.accepted)) same(`explain of ${event(before).type}`, body.accepted, answers[0]);
  }

  /** An event at the first and at the last moment at which the host may have decided it. */
  #between(before: string, event: (at: string) => AsistenciaEvent): Moment[] {
    return [before, new Date().toISOString()].map((at) =>
      advance(this.#host, this.#input(), this.#standing, event(at)),
    );
  }

  /** Compares the whole bitácora and the open pendientes. */
  async finish(): Promise<void> {
    const journal = await this.#http.get<Items<EntryBody>>(`${this.#path}/bitacora?limit=500`);
    const events = journal.body.items.filter(({ kind }) => kind === 'event');
    const accepted = this.#moments.flatMap(({ decision }) => (decision.accepted ? [decision] : []));
    same(
      'the bitácora',
      events.map(({ type, from, to, clauses, passed, by }) => ({
        type,
        from,
        to,
        clauses,
        passed,
        by: by.id,
      })),
      accepted.map(({ step, event }) => ({
        type: step.event,
        from: step.from,
        to: step.to,
        clauses: step.clauses,
        passed: step.passed,
        by: event.by.id,
      })),
    );
    const { body } = await this.#http.get<AsistenciaBody>(this.#path);
    const query = `/api/pendientes?expediente=${body.expedienteId}&status=pendiente&limit=500`;
    const agenda = await this.#http.get<Items<{ kind: string }>>(query);
    const kinds = (items: readonly { kind: string }[]) => items.map(({ kind }) => kind).sort();
    same('the open pendientes', kinds(agenda.body.items), kinds(this.#standing.facts.agenda), ['4.9']);
  }

  #input(): AsistenciaInput {
    return inputOf(this.#standing.snapshot.context);
  }

  #notBefore(at: string): string {
    const { lastAt } = this.#standing.snapshot.context;
    return Date.parse(at) < Date.parse(lastAt) ? lastAt : at;
  }

  async #expectInvalid(request: unknown, role: Role): Promise<void> {
    const reply = await this.#http.post<Problem>(`${this.#path}/events`, request, { role });
    same('a malformed event', [reply.status, reply.body.code], [400, 'invalid-request']);
    this.#compare((await this.#http.get<AsistenciaBody>(this.#path, role)).body, role);
  }

  #accepted(event: AsistenciaEvent, { asistencia, entry }: Accepted, role: Role): void {
    const moment = advance(this.#host, this.#input(), this.#standing, event);
    const { decision } = moment;
    this.#moments.push(moment);
    if (!decision.accepted) throw wronglyAccepted(event.type, decision.refusals, this.#http.lang);
    this.#standing = moment.after;
    same('the revision', asistencia.revision, ++this.#revision);
    this.#compare(asistencia, role, decision.step.clauses);
    const { from, to, clauses, passed, closureStatus, effects } = entry;
    const { step } = decision;
    same(
      `the journal's line of ${event.type}`,
      { from, to, clauses, passed, closureStatus, effects },
      {
        from: step.from,
        to: step.to,
        clauses: step.clauses,
        passed: step.passed,
        closureStatus: step.closureStatus,
        effects: decision.effects,
      },
      step.clauses,
    );
  }

  #refused(candidates: readonly Moment[], reply: Reply<Problem>): void {
    const moment = candidates.find(({ decision }) => !decision.accepted) ?? candidates[0];
    if (!moment) return;
    const { event, decision } = moment;
    this.#moments.push(moment);
    if (decision.accepted) throw wronglyRefused(event.type, reply, decision.step.clauses);
    const isRole = decision.refusals.some(({ code }) => code === 'role-not-allowed');
    if (isRole) {
      const allowed = this.#host.sendersOf(this.#standing.snapshot, event.type);
      same('who may', [reply.status, reply.body.code, reply.body.roles], [403, 'role-not-allowed', allowed]);
      return;
    }
    same('a refusal', [reply.status, reply.body.code], [409, 'event-refused'], clausesOf(decision));
    same(
      `why ${event.type} is refused`,
      reply.body.refusals,
      asContract(decision.refusals, this.#http.lang),
      clausesOf(decision),
    );
  }

  #plainest(type: EventType, at: string, role: Role): AsistenciaEvent {
    const { by: _, ...request } = aimedEvent(type, [], this.#standing.snapshot, at);
    return stamp(request as EventRequest, { at, by: personOf(role) });
  }

  #compare(asistencia: AsistenciaBody, role: Role, clauses: readonly ClauseId[] = []): void {
    const { snapshot, where } = this.#standing;
    const { final: _, ...position } = where;
    for (const [field, expected] of Object.entries(position)) {
      same(`${field} after the event`, asistencia[field], expected, clauses);
    }
    same('the context', asistencia.context, snapshot.context, clauses);
    const now = this.#notBefore(new Date().toISOString());
    const allowed = this.#host.allowed(snapshot, { at: now, by: personOf(role) });
    const types = asistencia.allowed.map(({ type }) => type);
    // An event that only waits for a deadline may be allowed by the time the test reads this.
    const untimed = (all: readonly string[]) => all.filter((type) => !type.startsWith('reschedule.'));
    const expected = untimed(allowed.map(({ type }) => type));
    const { types: known } = eventTableOf(this.#host.machine);
    const tooMany = known.find((type) => untimed(types).includes(type) && !expected.includes(type));
    if (tooMany)
      throw wronglyAllowed(
        tooMany,
        this.#host.explain(snapshot, this.#plainest(tooMany, now, role)),
        this.#http.lang,
      );
    same('what is allowed', untimed(types), expected, clauses);
  }
}

const inputOf = ({
  service,
  plan,
  call,
  openedAt,
  warrantyOf,
  policy,
}: AsistenciaContext): AsistenciaInput => ({
  service,
  plan,
  call,
  openedAt,
  ...(warrantyOf ? { warrantyOf } : {}),
  policy,
});

/** The events of a covered service, without detours. */
const wayToConclusion = [
  'coverage.resolved',
  'provider.assigned',
  'affiliate.confirmed',
  'provider.arrived',
  'contact.validated',
  'diagnosis.recorded',
  'work.authorized',
  'service.performed',
  'service.terminated',
  'cost.loaded',
  'conformity.recorded',
] as const satisfies readonly EventType[];

const clausesOf = (decision: Extract<Decision, { accepted: false }>): ClauseId[] =>
  decision.refusals.flatMap((refusal) => ('clause' in refusal ? [refusal.clause] : []));
