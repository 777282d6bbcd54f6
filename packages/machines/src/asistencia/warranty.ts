import type { z } from 'zod';
import type { WarrantyFault } from '../procedure/warranty-faults.ts';
import { dateIn, daysAfter } from '../values/calendar.ts';
import { isBefore } from '../values/instant.ts';
import { hasSameWords } from '../values/words.ts';
import type { AsistenciaContext } from './context.ts';
import type { recordedInputSchema, warrantyOfSchema } from './input.ts';

type Input = z.output<typeof recordedInputSchema>;
/** The concluded asistencia under whose warranty another is requested. */
export type WarrantyOf = z.output<typeof warrantyOfSchema>;
/** The fields of a new asistencia by which its warranty is judged. */
export type WarrantyOpening = Pick<Input, 'service' | 'plan' | 'openedAt' | 'policy'>;

/**
 * What the input alone shows. The whole last day of the warranty counts, in the plan's time zone.
 */
function faultOf(
  { service, plan, openedAt, policy }: WarrantyOpening,
  { concludedAt, type, definition }: WarrantyOf,
): WarrantyFault | null {
  const lastDay = daysAfter(dateIn(plan.timeZone, concludedAt), policy.warrantyDays);
  if (isBefore(openedAt, concludedAt) || dateIn(plan.timeZone, openedAt) > lastDay) return 'outside-window';
  return service.type === type && hasSameWords(service.definition, definition) ? null : 'other-service';
}

/**
 * 5.2.B, as far as the input of an asistencia shows: within the window, and the same service.
 * @example
 * isWarrantyApplicable({ ...opening, warrantyOf });
 */
export const isWarrantyApplicable = ({
  warrantyOf,
  ...opening
}: WarrantyOpening & { warrantyOf?: WarrantyOf | null | undefined }): boolean =>
  warrantyOf != null && faultOf(opening, warrantyOf) === null;

/** What a host knows of the asistencia whose warranty is claimed. */
export interface ClaimedAsistencia {
  id: string;
  snapshot: { value: unknown; context: AsistenciaContext };
  isOfThisExpediente: boolean;
  /** Another asistencia is open that names it as its `warrantyOf`. */
  isClaimedAlready: boolean;
}

/**
 * The `warrantyOf` with which a host opens an asistencia under the warranty of another, or why the
 * warranty does not apply (5.2.B). `claimed` is undefined where the host knows no such asistencia.
 * @example const claim = claimWarranty(opening, { id, snapshot, isOfThisExpediente: true,
 *   isClaimedAlready: false }); if (claim.ok) openAsistencia({ ...opening, call, warrantyOf:
 *   claim.warrantyOf });
 */
export function claimWarranty(
  opening: WarrantyOpening,
  claimed: ClaimedAsistencia | undefined,
): { ok: true; warrantyOf: WarrantyOf } | { ok: false; reason: WarrantyFault } {
  if (claimed?.snapshot.value !== 'asistenciaConcluida') return { ok: false, reason: 'not-concluded' };
  const { service, lastAt, category } = claimed.snapshot.context;
  const { type, definition } = service;
  const warrantyOf = { id: claimed.id, concludedAt: lastAt, type, definition };
  const reason =
    (claimed.isOfThisExpediente ? null : 'other-expediente') ??
    faultOf(opening, warrantyOf) ??
    (category === 'garantia' ? 'is-warranty' : null) ??
    (claimed.isClaimedAlready ? 'already-open' : null);
  return reason === null ? { ok: true, warrantyOf } : { ok: false, reason };
}
