import {
  type ClaimedAsistencia,
  claimWarranty,
  type Plan,
  type Service,
  type WarrantyFault,
} from '@conexion/machines';
import { type Attempt, answerOnce, type Command } from './answer-once.ts';
import { asistenciaAt } from './asistencia-at.ts';
import { type AsistenciaView, snapshotOf, viewOf } from './asistencia-view.ts';
import type { CaseData } from './case-data.ts';
import { type Deps, stampAfter } from './deps.ts';
import { firstRevision, openIn } from './open-in.ts';
import { done, type Outcome } from './outcome.ts';
import type { Expediente } from './records.ts';
import { roleRefusal } from './role-refusal.ts';
import { staleRevision } from './stale-revision.ts';

export interface AsistenciaRequest {
  service: Service;
  plan: Plan;
  /** The expediente's when left out. */
  call?: CaseData['call'] | undefined;
  /** The id of the concluded asistencia under whose warranty this one is asked for (5.2.B). */
  warrantyOf?: string | undefined;
}

interface Sent extends Command {
  expedienteId: string;
  request: AsistenciaRequest;
}

/**
 * Opens an asistencia of a case (4.7), with the policy in force frozen into it; a closed case opens
 * again.
 */
export function openAsistencia(deps: Deps, sent: Sent): Promise<Outcome<AsistenciaView>> {
  return answerOnce<Expediente, AsistenciaView>(deps.store, sent, {
    find: () => deps.store.expediente(sent.expedienteId),
    attempt: (expediente) => attempt(deps, sent, expediente),
    recall: (_, memory) => recall(deps, sent, memory as Memory),
  });
}

async function attempt(deps: Deps, sent: Sent, expediente: Expediente): Promise<Attempt<AsistenciaView>> {
  const { clock, policy } = deps;
  const { by, request } = sent;
  const refused = roleRefusal(by) ?? staleRevision(sent, expediente.revision);
  if (refused) return { refused };
  const { service, plan, call = expediente.call } = request;
  const claimed = await claimedBy(deps, expediente, request.warrantyOf);
  const at = stampAfter(clock, claimed?.concludedAt ?? expediente.openedAt);
  const opening = { service, plan, openedAt: at, policy };
  const claim = request.warrantyOf === undefined ? null : claimWarranty(opening, claimed);
  if (claim?.ok === false) {
    const answer = { outcome: 'warranty-not-applicable', reason: claim.reason } as const;
    return { answer, change: {}, memory: { reason: claim.reason } satisfies Memory };
  }

  const input = { ...opening, call, ...(claim ? { warrantyOf: claim.warrantyOf } : {}) };
  const { view, entry, ...opened } = openIn(deps, expediente, { input, at, by });
  return {
    answer: done(view),
    change: {
      expedienteId: expediente.id,
      ...opened,
      expediente: { ...opened.expediente, revision: expediente.revision + 1 },
      ...(call.id === expediente.call.id ? {} : { laterCall: { expedienteId: expediente.id, id: call.id } }),
      entries: [entry],
    },
    memory: { asistenciaId: view.id } satisfies Memory,
  };
}

/**
 * The asistencia whose warranty is claimed; undefined where there is none. The commit verifies the
 * expediente's revision, which every opening and closure raises. So the open asistencias that this
 * reads are current, or the command decides again.
 */
async function claimedBy(
  { store, procedure }: Deps,
  expediente: Expediente,
  id: string | undefined,
): Promise<(ClaimedAsistencia & { concludedAt: string }) | undefined> {
  const found = id === undefined ? null : await store.asistencia(id);
  if (!found) return undefined;
  const open = await Promise.all(expediente.snapshot.open.map((each) => store.asistencia(each)));
  const isOfThisExpediente = found.expedienteId === expediente.id;
  return {
    id: found.id,
    snapshot: snapshotOf(procedure, found),
    isOfThisExpediente,
    isClaimedAlready: open.some(
      (each) => each && snapshotOf(procedure, each).context.warrantyOf?.id === found.id,
    ),
    // Another node's clock may be ahead: the opening must not precede the conclusion that it
    // follows.
    concludedAt: isOfThisExpediente ? found.lastAt : expediente.openedAt,
  };
}

/** What was opened, or why the warranty was refused. */
type Memory = { asistenciaId: string } | { reason?: WarrantyFault };

async function recall(deps: Deps, { by }: Sent, memory: Memory): Promise<Outcome<AsistenciaView>> {
  // Version 1 did not remember why.
  if (!('asistenciaId' in memory))
    return { outcome: 'warranty-not-applicable', reason: memory.reason ?? 'not-concluded' };
  const found = await deps.store.asistencia(memory.asistenciaId);
  if (!found) throw new Error(`The answer remembers ${memory.asistenciaId}, which is not there`);
  const { record, snapshot, last } = await asistenciaAt(deps, found, firstRevision);
  return done(viewOf(deps.procedure, record, snapshot, { at: last.at, by }));
}
