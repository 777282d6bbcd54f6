import { definition } from '@conexion/machines';
import { graphOf, layoutOf } from '@conexion/visualizer';
import { expect, test } from 'vitest';
import { funnelRows } from './funnel.ts';
import { heatOf } from './heat.ts';

const layout = layoutOf(graphOf(definition()), 'es');
const said = { title: 'Tiempo', lang: 'es' } as const;
const spread = (count: number, medianSeconds: number | null, p90Seconds: number | null) => ({
  count,
  medianSeconds,
  p90Seconds,
});
const cancelled = (from: string, count: number, seconds: number) => ({
  from,
  to: 'canceladoPosterior',
  event: 'affiliate.cancelled',
  ...spread(count, seconds, seconds * 2),
});
const measures = {
  states: [
    { state: 'monitoreo.arribo', entered: 16, ...spread(9, 60, 3_600) },
    { state: 'asistenciaConcluida', entered: 4, ...spread(0, null, null) },
  ],
  transitions: [
    cancelled('monitoreo.arribo', 3, 120),
    cancelled('monitoreo.monitoreoAlProveedor', 5, 60),
    {
      from: 'autorizacion.cotizacion',
      to: 'autorizacion.cotizacion',
      event: 'quote.received',
      ...spread(2, 30, 40),
    },
  ],
};

/** The arrow by which an afiliado cancels in monitoreo: one for the whole stage. */
const arrow = layout.edges.find(
  ({ source, events }) => source === 'monitoreo' && events.includes('affiliate.cancelled'),
);
const record = layout.records.find(({ event }) => event === 'quote.received');

test('counts of the transitions of one arrow are added up, and the highest is the hottest', () => {
  const { values } = heatOf(layout, measures, 'count', said);
  expect(values['monitoreo.arribo']).toEqual({ value: 1, text: '16', title: 'Tiempo: 16' });
  expect(values.asistenciaConcluida).toMatchObject({ value: 0.5, text: '4' });
  expect(values[arrow?.id ?? '']).toMatchObject({ text: '8' });
  expect(values[record?.id ?? '']).toMatchObject({ text: '2' });
});

test('the most frequent transition gives the time of an arrow, its title lists all, and a state never left has none', () => {
  const { values } = heatOf(layout, measures, 'median', said);
  expect(values[arrow?.id ?? '']).toMatchObject({
    text: '1 min',
    title: 'Tiempo: 1 min (Monitoreo al Proveedor), 2 min (Arribo)',
  });
  expect(values.asistenciaConcluida).toBeUndefined();
  expect(heatOf(layout, measures, 'p90', said).values['monitoreo.arribo']).toMatchObject({
    value: 1,
    text: '1 h',
  });
});

test('without measures there is no heat', () => {
  expect(heatOf(layout, { states: [], transitions: [] }, 'count', said).values).toEqual({});
});

test('the funnel has every region in its order, the authorization before the assignment, closures last', () => {
  const rows = funnelRows({ asistencias: 4, funnel: [{ region: 'autorizacion', reached: 1 }] });
  expect(rows.map(({ region }) => region)).toEqual([
    'aperturaDeAsistencia',
    'autorizacion',
    'asignacionProveedor',
    'monitoreo',
    'prestacionDelServicio',
    'cierre',
    'asistenciaConcluida',
    'proveedorCancelado',
    'canceladoPosterior',
    'canceladoAlMomento',
  ]);
  expect(rows[1]).toEqual({ region: 'autorizacion', reached: 1, share: 0.25, isClosure: false });
  expect(rows[0]?.reached).toBe(0);
});
