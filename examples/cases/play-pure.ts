import {
  type AsistenciaEvent,
  type AsistenciaInput,
  type AsistenciaSnapshot,
  asistenciaInputSchema,
  claimWarranty,
  decide,
  decideExpediente,
  describeAsistencia,
  openAsistencia,
  openExpediente,
  type Policy,
  pack,
  parseEventRequest,
  parsePolicy,
  type Step,
  unpack,
} from '@conexion/machines';
import type { CaseFile } from '@conexion/machines/cases';
import { instantAt } from '@conexion/machines/cases';
import { agendaAfter, flawOf, type OpenPendiente } from './agenda.ts';
import { type Host, Mismatch, type Played, playCase } from './play-case.ts';

/** What a caller wants to see of a case that is played. */
export interface Witness {
  opened?(asistencia: string, input: AsistenciaInput): void;
  /** A well-formed event, before it is decided. */
  sent?(asistencia: string, event: AsistenciaEvent): void;
  took?(step: Step): void;
}

/** Plays a case through the pure API, each step when the case says. Throws a `Mismatch`. */
export const playPure = (file: CaseFile, moment = new Date(), witness: Witness = {}): Promise<Played[]> =>
  playCase(file, pureHost(parsePolicy(file.policy), moment, witness));

interface Kept {
  /** As a store would keep it. */
  envelope: unknown;
  agenda: OpenPendiente[];
  events: string[];
}

/** A whole host in memory: what a service does, without its database, its clock and its clients. */
function pureHost(policy: Policy, moment: Date, witness: Witness): Host {
  const kept = new Map<string, Kept>();
  let expediente = openExpediente();
  let call: AsistenciaInput['call'];
  const stamp = (at: string) => instantAt(moment, at);
  const stored = (snapshot: AsistenciaSnapshot, seq: number) =>
    JSON.parse(JSON.stringify(pack(snapshot, seq)));
  const asistencia = (id: string) => {
    const found = kept.get(id);
    if (!found) throw new Error(`There is no asistencia ${id}`);
    return { ...found, ...unpack(found.envelope) };
  };

  return {
    moment,
    stamp,

    async openExpediente(input) {
      call = (input as { call: typeof call }).call;
      return 'expediente';
    },

    async openAsistencia(_, { warrantyOf, service, plan }, at) {
      const input = { service, plan, call, openedAt: stamp(at), policy } as AsistenciaInput & {
        policy: Policy;
      };
      const parsed = asistenciaInputSchema.safeParse(input);
      if (!parsed.success) return { refusals: [{ code: 'invalid-request' }] };
      if (warrantyOf) {
        const claim = claimWarranty(parsed.data, {
          id: warrantyOf,
          snapshot: asistencia(warrantyOf).snapshot,
          isOfThisExpediente: true,
          isClaimedAlready: expediente.open.some(
            (id) => asistencia(id).snapshot.context.warrantyOf?.id === warrantyOf,
          ),
        });
        if (!claim.ok) return { refusals: [{ code: 'warranty-not-applicable', reason: claim.reason }] };
        input.warrantyOf = claim.warrantyOf;
      }
      const { snapshot, effects } = openAsistencia(input);
      const id = `asistencia ${kept.size + 1}`;
      witness.opened?.(id, input);
      kept.set(id, { envelope: stored(snapshot, 0), agenda: agendaAfter([], effects), events: [] });
      expediente = decideExpediente(expediente, { type: 'asistencia.opened', asistenciaId: id });
      return { id, policy, ...describeAsistencia(snapshot) };
    },

    async send(id, request, at, by) {
      const { snapshot, seq, agenda, events } = asistencia(id);
      const parsed = parseEventRequest(request);
      if (!parsed.ok) return { refusals: [{ code: 'invalid-request' }] };
      const event = { ...parsed.value, at: stamp(at), by } as AsistenciaEvent;
      witness.sent?.(id, event);
      const decision = decide(snapshot, event);
      if (!decision.accepted) return decision;
      witness.took?.(decision.step);
      const now = describeAsistencia(decision.snapshot);
      const next = agendaAfter(agenda, decision.effects);
      const flaw = flawOf(next, now.final);
      if (flaw) throw new Mismatch(`${decision.step.event} to ${now.state}: ${flaw}`);
      kept.set(id, {
        envelope: stored(decision.snapshot, seq + 1),
        agenda: next,
        events: [...events, decision.step.event],
      });
      if (now.final)
        expediente = decideExpediente(expediente, { type: 'asistencia.closed', asistenciaId: id });
      return now;
    },

    async agenda(_, id) {
      return asistencia(id).agenda.map(({ kind }) => kind);
    },

    async aftermath(_, id) {
      const { agenda, events } = asistencia(id);
      const { status } = expediente;
      return { expediente: status, events, entries: events.length + 1, openPendientes: agenda.length };
    },
  };
}
