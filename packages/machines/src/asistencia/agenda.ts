import {
  type AutomaticKind,
  type MinutesKind,
  type MonitoringKind,
  monitoringKinds,
} from '../procedure/pendientes.ts';
import { instantAt, millisecondsOf, millisecondsPerMinute } from '../values/instant.ts';
import type { Window } from '../values/parties.ts';
import type { AsistenciaContext } from './context.ts';
import type { Policy } from './policy.ts';

/**
 * When pendientes of a kind are due if opened now, at the `at` of the current event (DOMAIN §7).
 * UTC instants; a due time in the past becomes now.
 */
export function dueTimes(kind: AutomaticKind, context: AsistenciaContext): string[] {
  const { policy, lastAt, assignment, service } = context;
  const now = millisecondsOf(lastAt);
  if (!isMonitoring(kind) || !assignment) return [instantAt(now + minutes(policy.due[kind as MinutesKind]))];
  const times = monitoringTimes(kind, now, assignment.window, service.priority, policy.due);
  return times.map((time) => instantAt(Math.max(time, now)));
}

const minutes = (many: number): number => many * millisecondsPerMinute;

const isMonitoring = (kind: AutomaticKind): kind is MonitoringKind =>
  (monitoringKinds as readonly AutomaticKind[]).includes(kind);

/** In milliseconds since the epoch. */
function monitoringTimes(
  kind: MonitoringKind,
  now: number,
  { earliest, latest }: Window,
  priority: AsistenciaContext['service']['priority'],
  due: Policy['due'],
): number[] {
  const isEmergency = priority === 'emergencia';
  switch (kind) {
    case 'monitorProvider': {
      const end = millisecondsOf(latest);
      if (isEmergency) return [now + (end - now) * due.monitorProviderShare];
      const begin = millisecondsOf(earliest);
      return [
        begin - minutes(due.monitorProviderBefore),
        begin,
        begin + (end - begin) * due.monitorProviderWithin,
      ];
    }
    case 'lastMonitoring':
      return [
        isEmergency ? millisecondsOf(earliest) : millisecondsOf(latest) - minutes(due.lastMonitoringBefore),
      ];
    case 'checkArrival':
      return [millisecondsOf(latest) + minutes(due.checkArrivalAfter)];
  }
}
