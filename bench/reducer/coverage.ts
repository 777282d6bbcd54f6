import type { EventOf, StateId } from '@conexion/machines';
import { cancel, open, settle } from './agenda.ts';
import { failing, type Handler, type Move } from './asistencia.ts';
import { isAmbulanceNow, isGoodwillDue, isUnderWarranty } from './facts.ts';

type Resolved = EventOf<'coverage.resolved'>;
const assignment = 'asignacionProveedor.asignacionProveedor';

function destination({ outcome }: Resolved, isAmbulance: boolean): StateId {
  if (outcome === 'outsideMatrix') return 'autorizacion.alternativas';
  if (outcome === 'covered' || outcome === 'warranty' || isAmbulance) return assignment;
  return 'autorizacion.explicacion';
}

/** A correction within the authorization opens the goodwill's pendiente, or cancels it. */
function correctGoodwill(move: Move<Resolved>): void {
  const due = isGoodwillDue(move.before, move.event.outcome);
  if (due === isGoodwillDue(move.before)) return;
  if (due) open(move, 'requestGoodwill');
  else cancel(move, ['requestGoodwill']);
}

export const coverageResolved: Handler<'coverage.resolved'> = (move) => {
  const { event, before, next, state } = move;
  const isAtOpening = state === 'aperturaDeAsistencia';
  const isClosed = before.denialExplained || before.disclaimed || before.everAssigned;
  const failed = failing(
    !isAtOpening && isClosed && 'isCoverageOpen',
    event.outcome === 'warranty' && !isUnderWarranty(before) && 'hasWarranty',
  );
  if (failed) return failed;

  const isAmbulance =
    (event.outcome === 'uncovered' || event.outcome === 'partial') && isAmbulanceNow(before);
  const to = destination(event, isAmbulance);
  const isInAuthorization = state.startsWith('autorizacion.');
  const isForAuthorization = to !== assignment;
  if (isInAuthorization && isForAuthorization) correctGoodwill(move);

  const amount = 'coveredAmount' in event ? event.coveredAmount : undefined;
  next.currency = amount?.currency ?? null;
  next.agreed = 0;
  next.discounted = 0;
  next.excessAccepted = 0;
  next.excessAbsorbed = 0;
  next.costApproved = 0;
  next.coverage = { outcome: event.outcome, coveredAmount: amount?.amount ?? null };
  next.category =
    event.outcome === 'covered' ? 'cobertura' : event.outcome === 'warranty' ? 'garantia' : null;
  next.authorizationOwed = isAmbulance;

  if (isAtOpening) settle(move, 'resolveCoverage');
  else if (isInAuthorization !== isForAuthorization) cancel(move, 'automatic');

  if (isForAuthorization && !isInAuthorization) enterAuthorization(move);
  if (!isForAuthorization && state !== assignment) open(move, 'assignProvider', 'warnLateAssignment');
  return to;
};

/** The authorization begins. */
export function enterAuthorization(move: Pick<Move, 'next' | 'effects'>): void {
  open(move, 'completeAuthorization');
  if (isGoodwillDue(move.next)) open(move, 'requestGoodwill');
}
