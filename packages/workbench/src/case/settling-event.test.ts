import { definition } from '@conexion/machines';
import { expect, test } from 'vitest';
import { mayEnd, settlingEvent } from './settling-event.ts';

const machine = definition();
const opened = (kind: string, state: string, ...types: string[]) =>
  settlingEvent(
    kind,
    state,
    types.map((type) => ({ type })),
    machine,
  )?.type;

test.each([
  [
    'resolveCoverage',
    'aperturaDeAsistencia',
    ['request.withdrawn', 'coverage.resolved'],
    'coverage.resolved',
  ],
  [
    'confirmAfiliado',
    'asignacionProveedor.confirmacionDelAfiliado',
    ['affiliate.confirmed'],
    'affiliate.confirmed',
  ],
  ['checkArrival', 'monitoreo.arribo', ['provider.monitored', 'provider.arrived'], 'provider.arrived'],
  [
    'requestGoodwill',
    'autorizacion.cotizacion',
    ['quote.received', 'exception.requested'],
    'exception.requested',
  ],
])('%s in %s is settled by a step of it', (kind, state, types, step) => {
  expect(opened(kind, state, ...types)).toBe(step);
});

test('where no step settles it at once, the likely next one opens, and never one that ends the case', () => {
  const { explicacion, revision } = {
    explicacion: 'autorizacion.explicacion',
    revision: 'autorizacion.revisionDelSupervisor',
  };
  expect(opened('completeAuthorization', explicacion, 'denial.explained', 'request.withdrawn')).toBe(
    'denial.explained',
  );
  expect(opened('completeAuthorization', revision, 'request.withdrawn')).toBeUndefined();
  const { conformidad, oferta } = {
    conformidad: 'cierre.conformidadDelAfiliado',
    oferta: 'autorizacion.oferta',
  };
  // Its conclusion is no end before it.
  expect(mayEnd('conformity.recorded', conformidad, machine)).toBe(false);
  expect(mayEnd('offer.declined', oferta, machine)).toBe(true);
});
