import type { ClosureStatus, ExceptionGround, PendienteKind, Role } from '@conexion/machines';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { request } from '../api/request.ts';
import { filtersOf, type Measured } from '../route/measured.ts';
import { periodOf } from './period-of.ts';

interface Spread {
  readonly count: number;
  readonly medianSeconds: number | null;
  readonly p90Seconds: number | null;
}

export interface StateMeasure extends Spread {
  readonly state: string;
  readonly entered: number;
}

export interface TransitionMeasure extends Spread {
  readonly from: string;
  readonly to: string;
  readonly event: string;
}

export interface ClosureMeasure {
  readonly status: ClosureStatus;
  readonly region: string;
  readonly event: string;
  readonly count: number;
}

export interface ExceptionMeasure {
  readonly ground: ExceptionGround;
  readonly outcome: 'requested' | 'approved' | 'denied' | 'escalated';
  readonly discountPercent: number | null;
  readonly authorizer: { readonly id: string; readonly role: Role } | null;
  readonly count: number;
}

export interface LatenessMeasure {
  readonly kind: PendienteKind;
  readonly count: number;
  readonly late: number;
  readonly medianLateSeconds: number | null;
}

/** What the service sums up. */
export interface Measures {
  readonly asistencias: number;
  readonly states: readonly StateMeasure[];
  readonly transitions: readonly TransitionMeasure[];
  readonly funnel: readonly { readonly region: string; readonly reached: number }[];
  readonly closures: readonly ClosureMeasure[];
  readonly reasons: readonly {
    readonly status: ClosureStatus;
    readonly reason: string;
    readonly count: number;
  }[];
  readonly exceptions: readonly ExceptionMeasure[];
  readonly lateness: readonly LatenessMeasure[];
}

export type MeasuresTable = Exclude<keyof Measures, 'asistencias'>;

export const measuresPath = (
  measured: Measured,
  zone: string,
  more: Readonly<Record<string, string>> = {},
): string =>
  `api/measures?${new URLSearchParams({ ...filtersOf(measured), ...periodOf(measured, zone), ...more })}`;

/** The sums of a selection, asked for again each minute. */
export const measuresQuery = (measured: Measured, zone: string, lang: string) =>
  queryOptions({
    queryKey: ['measures', zone, filtersOf(measured)],
    queryFn: ({ signal }) => request<Measures>(measuresPath(measured, zone), { lang, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
