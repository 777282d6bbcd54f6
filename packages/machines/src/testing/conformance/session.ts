import type { AsistenciaEvent, EventRequest } from '../../asistencia/asistencia-event.ts';
import type { EventType } from '../../asistencia/events.ts';
import type { AsistenciaInput } from '../../asistencia/input.ts';
import type { Decision } from '../../host/decisions.ts';
import { eventTableOf } from '../../host/event-table.ts';
import type { Host } from '../../host/host.ts';
import { stamp } from '../../host/parse-event.ts';
import type { ClauseId } from '../../procedure/clauses.ts';
import { type Role, roles } from '../../procedure/roles.ts';
import type { Lang } from '../../procedure/text.ts';
import { aimedEvent } from '../aimed-event.ts';
import { DialReader, type Dials } from '../dials.ts';
import { inputFrom } from '../inputs.ts';
import { advance, type Moment, opened, type Standing } from '../trace.ts';
import type { Accepted, Answer, AsistenciaBody, ExpedienteBody, Explained, Problem } from './answers.ts';
import { CaseBook } from './case-book.ts';
import {
  asContract,
  canonical,
  same,
  wronglyAccepted,
  wronglyAllowed,
  wronglyRefused,
} from './disagreement.ts';
import { inputOf } from './input-of.ts';
import type { Scene } from './scene.ts';
import { wayToConclusion } from './way-to-conclusion.ts';
import type { Got } from './wire.ts';

/** What a walk sends: an event of the walk without its stamp, which the host adds. */
export type Attempted = { type?: unknown; by?: { role?: unknown } } & Record<string, unknown>;

/**
 * One asistencia on the host under test, and the same one on the machine. The host stamps the time
 * of each event that it accepts. Of a refused event only the moments before and after are known,
 * and the machine may refuse it at either.
 */
export class Session {
  readonly #scene: Scene;
  readonly #host: Host;
  readonly #book: CaseBook;
  readonly #path: string;
  readonly #id: string;
  readonly #moments: Moment[] = [];
  #standing: Standing;
  #revision: number;
  #sent = 0;

  private constructor(scene: Scene, book: CaseBook, asistencia: AsistenciaBody) {
    this.#scene = scene;
    this.#host = scene.host;
    this.#book = book;
    this.#id = asistencia.id;
    this.#path = `/api/asistencias/${asistencia.id}`;
    this.#standing = opened(scene.host, inputOf(asistencia.context));
    this.#revision = asistencia.revision;
  }

  /** Opens an expediente with one asistencia on the host. */
  static async open(scene: Scene, row: Dials): Promise<Session> {
    const { plan, call } = inputFrom(new DialReader(row), new Date().toISOString());
    const expediente = await scene.post<ExpedienteBody>('/api/expedientes', {
      holder: { id: 'conformance', name: 'Conformance' },
      contact: { name: 'Conformance', phone: '+57 300 555 0100' },
      location: { address: 'Calle 1', city: plan.originCity },
      call,
    });
    same('POST /api/expedientes', expediente.status, 201);
    return Session.#openIn(scene, new CaseBook(scene, expediente.body), row);
  }

  static async #openIn(scene: Scene, book: CaseBook, row: Dials, earlier?: Session) {
    const input = inputFrom(new DialReader(row), new Date().toISOString());
    const { plan } = input;
    const before = earlier?.standing.snapshot.context;
    const service = before?.service ?? input.service;
    const path = `/api/expedientes/${book.id}/asistencias`;
    const warranty = earlier ? { warrantyOf: earlier.#id } : {};
    const { status, body, headers } = await scene.post<AsistenciaBody>(path, { service, plan, ...warranty });
    same(
      `the status and the ETag of POST ${path}`,
      [status, headers.get('etag')],
      [201, '"1"'],
      [],
      'preconditions',
    );
    const { type, definition } = service;
    const warrantyOf = earlier ? { id: earlier.#id, concludedAt: before?.lastAt, type, definition } : null;
    same('the warranty', body.context.warrantyOf, warrantyOf, ['5.2.B']);
    if (earlier) {
      const again = await scene.post<{ reason?: string }>(path, { service, plan, ...warranty });
      same('a warranty claimed twice', [again.status, again.body.reason], [409, 'already-open'], ['5.2.B']);
    }
    const session = new Session(scene, book, body);
    const opening = inputOf(body.context);
    book.opened(body.id, opening, scene.host.open(opening).effects);
    session.#compare(body, 'coordinador');
    return session;
  }

  /** Carries this asistencia to its conclusion and opens another under its warranty (5.2.B). */
  async concludeAndOpen(row: Dials): Promise<Session> {
    const at = this.#notBefore(new Date().toISOString());
    for (const event of wayToConclusion(this.#host, this.#standing.snapshot, at))
      await this.send({ ...event });
    return Session.#openIn(this.#scene, this.#book, row, this);
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

    const by = this.#scene.wire.people[role];
    const event = (at: string) => stamp(parsed.value, { at: this.#notBefore(at), by });
    await this.#explain(request, role, event);
    const before = new Date().toISOString();
    const key = `conformance-${this.#path}-${++this.#sent}`;
    const options = { as: role, headers: { 'idempotency-key': key, 'if-match': `"${this.#revision}"` } };
    const reply = await this.#scene.post<Answer>(`${this.#path}/events`, request, options);
    const again = await this.#scene.post<Answer>(`${this.#path}/events`, request, options);
    same(`${request.type} under the same key`, answerOf(again), answerOf(reply), [], 'idempotency');

    if ('entry' in reply.body) {
      const { at } = reply.body.entry;
      this.#accepted(event(at), reply.body, role);
      same('the ETag', reply.headers.get('etag'), `"${this.#revision}"`, [], 'preconditions');
      const isNow = Date.parse(at) >= Date.parse(this.#notBefore(before)) && Date.parse(at) <= Date.now();
      same(`whether ${at} lies between the request and its answer`, isNow, true, [], 'clock');
      return;
    }
    this.#refused(this.#between(before, event), { ...reply, body: reply.body });
  }

  /** Asks the host to explain an event before it is sent; the machine must agree. */
  async #explain(request: unknown, role: Role, event: (at: string) => AsistenciaEvent): Promise<void> {
    const before = new Date().toISOString();
    const { body } = await this.#scene.post<Explained>(`${this.#path}/explain`, request, { as: role });
    const decisions = this.#between(before, event).map(({ decision }) => decision);
    const { accepted, refusals } = body;
    const verdicts = decisions.map((decision) => verdictOf(decision, this.#scene.lang));
    if (verdicts.some((verdict) => canonical(verdict) === canonical({ accepted, refusals }))) return;
    const clauses = decisions[0] ? clausesOf(decisions[0]) : [];
    same(`explain of ${event(before).type}`, { accepted, refusals }, verdicts[0], clauses, 'explain');
  }

  /** An event at the first and at the last moment at which the host may have decided it. */
  #between(before: string, event: (at: string) => AsistenciaEvent): Moment[] {
    return [before, new Date().toISOString()].map((at) =>
      advance(this.#host, this.#input(), this.#standing, event(at)),
    );
  }

  /** Does something else to the case, such as a note. */
  errand(row: Dials): Promise<void> {
    return this.#book.errand(row, this.#id, this.#revision);
  }

  /** Compares the asistencia and everything that the case holds. */
  async finish(): Promise<void> {
    const { headers, body } = await this.#scene.get<AsistenciaBody>(this.#path);
    same('the ETag', headers.get('etag'), `"${this.#revision}"`, [], 'preconditions');
    this.#compare(body, 'coordinador');
    await this.#book.compare();
  }

  #input(): AsistenciaInput {
    return inputOf(this.#standing.snapshot.context);
  }

  #notBefore(at: string): string {
    const { lastAt } = this.#standing.snapshot.context;
    return Date.parse(at) < Date.parse(lastAt) ? lastAt : at;
  }

  async #expectInvalid(request: unknown, role: Role): Promise<void> {
    const reply = await this.#scene.post<Problem>(`${this.#path}/events`, request, { as: role });
    same('a malformed event', [reply.status, reply.body.code], [400, 'invalid-request']);
    this.#compare((await this.#scene.get<AsistenciaBody>(this.#path, { as: role })).body, role);
  }

  #accepted(event: AsistenciaEvent, { asistencia, entry }: Accepted, role: Role): void {
    const moment = advance(this.#host, this.#input(), this.#standing, event);
    const { decision } = moment;
    this.#moments.push(moment);
    if (!decision.accepted) throw wronglyAccepted(event.type, decision.refusals, this.#scene.lang);
    this.#standing = moment.after;
    same('the revision', asistencia.revision, ++this.#revision);
    this.#compare(asistencia, role, decision.step.clauses);
    const { step } = decision;
    const { type: _, at: __, by, callId, ...payload } = decision.event;
    const line = { type: step.event, seq: this.#revision, by, payload };
    this.#book.accepted(this.#id, line, decision.effects, moment.after.where.final);
    const { from, to, clauses, passed, closureStatus, effects } = entry;
    same(
      `the journal's line of ${event.type}`,
      { from, to, clauses, passed, closureStatus, effects, callId: entry.callId },
      {
        callId,
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

  #refused(candidates: readonly Moment[], reply: Got<Problem>): void {
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
      asContract(decision.refusals, this.#scene.lang),
      clausesOf(decision),
    );
  }

  #plainest(type: EventType, at: string, role: Role): AsistenciaEvent {
    const { by: _, ...request } = aimedEvent(type, [], this.#standing.snapshot, at);
    return stamp(request as EventRequest, { at, by: this.#scene.wire.people[role] });
  }

  #compare(asistencia: AsistenciaBody, role: Role, clauses: readonly ClauseId[] = []): void {
    const { snapshot, where } = this.#standing;
    const { final: _, ...position } = where;
    for (const [field, expected] of Object.entries(position)) {
      same(`${field} after the event`, asistencia[field], expected, clauses);
    }
    same('the context', asistencia.context, snapshot.context, clauses);
    const now = this.#notBefore(new Date().toISOString());
    const allowed = this.#host.allowed(snapshot, { at: now, by: this.#scene.wire.people[role] });
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
        this.#scene.lang,
      );
    same('what is allowed', untimed(types), expected, clauses);
  }
}

const answerOf = ({ status, headers, body }: Got) => [status, headers.get('etag'), body];

/** The clauses that decided. */
const clausesOf = (decision: Decision): readonly ClauseId[] =>
  decision.accepted
    ? decision.step.clauses
    : decision.refusals.flatMap((refusal) => ('clause' in refusal ? [refusal.clause] : []));

/** As `explain` says it. */
const verdictOf = (decision: Decision, lang: Lang): Explained => ({
  accepted: decision.accepted,
  refusals: decision.accepted ? [] : asContract(decision.refusals, lang),
});
