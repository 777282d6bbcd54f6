import {
  type AutomaticKind,
  type MinutesKind,
  type MonitoringKind,
  monitoringKinds,
} from '../procedure/pendientes.ts';
import { between, isBefore, minutesAfter } from '../values/instant.ts';
import type { Window } from '../values/parties.ts';
import type { AsistenciaContext } from './context.ts';
import type { Policy } from './policy.ts';

/**
 * When pendientes of a kind are due if opened now, at the `at` of the current event (DOMAIN §7).
 * UTC instants; a due time in the past becomes now.
 */
export function dueTimes(kind: AutomaticKind, { policy, lastAt, ...context }: AsistenciaContext): string[] {
  const times =
    isMonitoring(kind) && context.assignment
      ? monitoringTimes(kind, lastAt, context.assignment.window, context.service.priority, policy.due)
      : [minutesAfter(lastAt, policy.due[kind as MinutesKind])];
  const now = minutesAfter(lastAt, 0);
  return times.map((time) => (isBefore(time, now) ? now : time));
}

const isMonitoring = (kind: AutomaticKind): kind is MonitoringKind =>
  (monitoringKinds as readonly AutomaticKind[]).includes(kind);

function monitoringTimes(
  kind: MonitoringKind,
  now: string,
  { earliest, latest }: Window,
  priority: AsistenciaContext['service']['priority'],
  due: Policy['due'],
): string[] {
  const isEmergency = priority === 'emergencia';
  switch (kind) {
    case 'monitorProvider':
      return isEmergency
        ? [between(now, latest, due.monitorProviderShare)]
        : [
            minutesAfter(earliest, -due.monitorProviderBefore),
            minutesAfter(earliest, 0),
            between(earliest, latest, due.monitorProviderWithin),
          ];
    case 'lastMonitoring':
      return [isEmergency ? minutesAfter(earliest, 0) : minutesAfter(latest, -due.lastMonitoringBefore)];
    case 'checkArrival':
      return [minutesAfter(latest, due.checkArrivalAfter)];
  }
}
