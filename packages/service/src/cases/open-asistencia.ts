import {
  type AsistenciaInput,
  decideExpediente,
  isWarrantyApplicable,
  openAsistencia as openMachine,
  type Plan,
  type Service,
} from '@conexion/machines';
import { agendaAfter } from './agenda.ts';
import { type Attempt, answerOnce, type Command } from './answer-once.ts';
import { type AsistenciaView, recordOf, viewOf } from './asistencia-view.ts';
import { type Deps, stampAfter } from './deps.ts';
import { openingEntry, replayJournal } from './journal.ts';
import { done, type Outcome } from './outcome.ts';
import type { Asistencia, Call, Expediente } from './records.ts';
import { roleRefusal } from './role-refusal.ts';

export interface AsistenciaRequest {
  service: Service;
  plan: Plan;
  /** The expediente's when left out. */
  call?: Call | undefined;
  /** The id of the concluded asistencia under whose warranty this one is asked for (5.2.B). */
  warrantyOf?: string | undefined;
}

interface Sent extends Command {
  expedienteId: string;
  request: AsistenciaRequest;
}

const firstRevision = 1;

/** Opens an asistencia of a case (4.7), with the policy in force frozen into it; a closed case opens again. */
export function openAsistencia(deps: Deps, sent: Sent): Promise<Outcome<AsistenciaView>> {
  return answerOnce<Expediente, AsistenciaView>(deps.store, sent, {
    find: () => deps.store.expediente(sent.expedienteId),
    attempt: (expediente) => attempt(deps, sent, expediente),
    recall: (_, memory) => recall(deps, sent, memory as Memory),
  });
}

async function attempt(
  deps: Deps,
  { by, request }: Sent,
  expediente: Expediente,
): Promise<Attempt<AsistenciaView>> {
  const { clock, newId, policy } = deps;
  const refused = roleRefusal(by);
  if (refused) return { refused };
  const at = stampAfter(clock, expediente.openedAt);
  const { service, plan, call = expediente.call } = request;
  const warrantyOf = await concludedBy(deps, expediente, request.warrantyOf);
  const input = { service, plan, call, openedAt: at, policy, ...(warrantyOf ? { warrantyOf } : {}) };
  if (request.warrantyOf !== undefined && !isWarrantyApplicable(input)) {
    const answer = { outcome: 'warranty-not-applicable' } as const;
    return { answer, change: {}, memory: {} satisfies Memory };
  }

  const { snapshot, effects } = openMachine(input);
  const record = recordOf(
    { id: newId(at), expedienteId: expediente.id, since: at, rewrites: 0 },
    snapshot,
    firstRevision,
  );
  const where = { expedienteId: expediente.id, asistenciaId: record.id, at, newId };
  const contents = decideExpediente(expediente.snapshot, {
    type: 'asistencia.opened',
    asistenciaId: record.id,
  });
  return {
    answer: done(viewOf(record, snapshot, { at, by })),
    change: {
      expedienteId: expediente.id,
      expediente: {
        ...expediente,
        snapshot: contents,
        status: contents.status,
        revision: expediente.revision + 1,
      },
      asistencia: record,
      entries: [openingEntry({ id: newId(), at, by }, record, input, effects)],
      pendientes: agendaAfter(effects, [], where),
    },
    memory: { asistenciaId: record.id } satisfies Memory,
  };
}

/** The concluded asistencia of this case that an id names; undefined where it names no such one. */
async function concludedBy(
  { store }: Deps,
  { id }: Expediente,
  warrantyOf: string | undefined,
): Promise<AsistenciaInput['warrantyOf']> {
  const concluded = warrantyOf === undefined ? null : await store.asistencia(warrantyOf);
  if (concluded?.expedienteId !== id || concluded.state !== 'asistenciaConcluida') return undefined;
  return { id: concluded.id, concludedAt: concluded.lastAt };
}

/** Empty where the warranty was refused. */
interface Memory {
  asistenciaId?: string;
}

async function recall(
  { store }: Deps,
  { by, expedienteId }: Sent,
  { asistenciaId: id }: Memory,
): Promise<Outcome<AsistenciaView>> {
  if (id === undefined) return { outcome: 'warranty-not-applicable' };
  const { snapshot, last, since } = await replayJournal(store, id, firstRevision);
  const record: Asistencia = recordOf({ id, expedienteId, since, rewrites: 0 }, snapshot, firstRevision);
  return done(viewOf(record, snapshot, { at: last.at, by }));
}
