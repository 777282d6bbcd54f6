import type { Policy } from '../../asistencia/policy.ts';
import type { AutomaticKind } from '../../procedure/pendientes.ts';
import type { Window } from '../../values/parties.ts';
import { instantAt, millisecondsAt, minutesOn } from './instants.ts';

/** What decides when a pendiente is due. */
export interface Opening {
  at: string;
  window: Window | null;
  isEmergency: boolean;
  due: Policy['due'];
}

/** DOMAIN §7: how many minutes after it is opened, unless the window decides. */
const minutes = {
  resolveCoverage: 5,
  completeAuthorization: 30,
  requestGoodwill: 30,
  tellSupervisor: 5,
  reviewException: 15,
  assignProvider: 5,
  warnLateAssignment: 10,
  confirmAfiliado: 2,
  monitorProviderShare: 0.5,
  monitorProviderBefore: 60,
  monitorProviderWithin: 0.5,
  monitorAfiliado: 5,
  lastMonitoringBefore: 5,
  checkArrivalAfter: 15,
  contactAfiliado: 5,
  recordDiagnosis: 30,
  authorizeWork: 15,
  followWork: 60,
  confirmTermination: 10,
  loadCosts: 60,
  conformityCall: 2,
} satisfies Policy['due'];

/** The due times of a company that sets none. */
export const standardDue: Policy['due'] = minutes;

/** When the pendientes of a kind are due, soonest first; one whose time has passed is due now. */
export function dueTimesOf(kind: AutomaticKind, { at, window, isEmergency, due }: Opening): string[] {
  const now = millisecondsAt(at);
  const [earliest, latest] = window
    ? [millisecondsAt(window.earliest), millisecondsAt(window.latest)]
    : [now, now];
  const wayTo = (from: number, share: number): number => from + (latest - from) * share;
  const times = (): number[] => {
    switch (kind) {
      case 'monitorProvider':
        return isEmergency
          ? [wayTo(now, due.monitorProviderShare)]
          : [
              earliest - due.monitorProviderBefore * 60_000,
              earliest,
              wayTo(earliest, due.monitorProviderWithin),
            ];
      case 'lastMonitoring':
        return [isEmergency ? earliest : latest - due.lastMonitoringBefore * 60_000];
      case 'checkArrival':
        return [latest + due.checkArrivalAfter * 60_000];
      default:
        return [minutesOn(at, due[kind])];
    }
  };
  return times()
    .map((time) => instantAt(Math.max(now, Math.round(time))))
    .sort();
}
