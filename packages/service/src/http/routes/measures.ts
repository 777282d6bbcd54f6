import { csvRow } from '@conexion/machines/csv-row';
import type { Deps } from '../../cases/deps.ts';
import { measure } from '../../cases/measure.ts';
import type { Measures } from '../../cases/measures.ts';
import { ok } from '../answer.ts';
import type { Budgets } from '../budgets.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';
import { measuresAnswer } from '../measure-schemas.ts';
import type { StreamReply } from '../reply.ts';
import { measuresQuery, type measureTables } from '../schemas.ts';

/** Sums over the journal: all tables as JSON, or one of them as CSV. */
export const measuresEndpoint = (deps: Deps, budgets: Budgets): Endpoint =>
  endpoint({
    method: 'get',
    path: '/api/measures',
    about: {
      summary: 'Times, funnel, closures, exceptions and lateness of the asistencias of a selection',
      answer: {
        status: 200,
        description: 'Every table; with format=csv one of them',
        schema: measuresAnswer,
        mediaTypes: ['text/csv'],
      },
    },
    query: measuresQuery,
    handle: ({ query: { format, table, ...selection }, ...asked }) =>
      budgets.answer('measures', asked, async () => {
        const measures = await measure(deps, selection);
        return format === 'json' ? ok(measures) : csv(measures, table);
      }),
  });

type Table = (typeof measureTables)[number];
type Cell = string | number | null;

function csv(measures: Measures, table: Table): StreamReply {
  const [heads, rows] = tables[table](measures);
  const text = [heads, ...rows].map(csvRow).join('');
  return {
    status: 200,
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="conexion-${table}.csv"`,
    },
    write: async (response) => {
      response.end(text);
    },
  };
}

const spread = ['count', 'median_seconds', 'p90_seconds'];

const tables: Readonly<Record<Table, (of: Measures) => [heads: Cell[], rows: Cell[][]]>> = {
  states: ({ states }) => [
    ['state', 'entered', ...spread],
    states.map((of) => [of.state, of.entered, of.count, of.medianSeconds, of.p90Seconds]),
  ],
  transitions: ({ transitions }) => [
    ['from', 'to', 'event', ...spread],
    transitions.map((of) => [of.from, of.to, of.event, of.count, of.medianSeconds, of.p90Seconds]),
  ],
  funnel: ({ funnel }) => [['region', 'reached'], funnel.map((of) => [of.region, of.reached])],
  closures: ({ closures }) => [
    ['status', 'region', 'event', 'count'],
    closures.map((of) => [of.status, of.region, of.event, of.count]),
  ],
  reasons: ({ reasons }) => [
    ['status', 'reason', 'count'],
    reasons.map((of) => [of.status, of.reason, of.count]),
  ],
  exceptions: ({ exceptions }) => [
    ['ground', 'outcome', 'discount_percent', 'authorizer', 'role', 'count'],
    exceptions.map((of) => [
      of.ground,
      of.outcome,
      of.discountPercent,
      of.authorizer?.id ?? null,
      of.authorizer?.role ?? null,
      of.count,
    ]),
  ],
  lateness: ({ lateness }) => [
    ['kind', 'count', 'late', 'median_late_seconds'],
    lateness.map((of) => [of.kind, of.count, of.late, of.medianLateSeconds]),
  ],
};
