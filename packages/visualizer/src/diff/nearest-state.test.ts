import { type AnyDefinition, definition } from '@conexion/machines';
import { describe, expect, test } from 'vitest';
import { nearestState } from './nearest-state.ts';

const old: AnyDefinition = definition();
const without = (...gone: string[]) => ({
  ...old,
  states: old.states.filter(({ path }) => !gone.some((one) => path === one || path.startsWith(`${one}.`))),
});

describe('the state nearest to one that was removed', () => {
  test('is the next one on the way, before the one that led there', () => {
    const arrival = 'monitoreo.arribo';
    expect(nearestState(old, without(arrival), arrival)).toBe('monitoreo.contactacionYValidacion');
    expect(nearestState(old, without('cierre.cargaDeCosto'), 'cierre.cargaDeCosto')).toBe(
      'cierre.conformidadDelAfiliado',
    );
  });

  test('is one that led there, where nothing open follows', () => {
    const last = 'cierre.conformidadDelAfiliado';
    expect(nearestState(old, without(last), last)).toBe('cierre.cargaDeCosto');
  });

  test('lies outside of a stage that was removed as a whole', () => {
    const gone = without('monitoreo');
    const nearest = nearestState(old, gone, 'monitoreo.monitoreoAlProveedor');
    expect(gone.states.map(({ path }) => path)).toContain(nearest);
    expect(nearest).toBe('asignacionProveedor.asignacionProveedor');
  });

  test('is itself while it exists, and none where no open state is left', () => {
    expect(nearestState(old, old, 'autorizacion.oferta')).toBe('autorizacion.oferta');
    const closed = { ...old, states: old.states.filter(({ kind }) => kind === 'final') };
    expect(nearestState(old, closed, 'autorizacion.oferta')).toBeNull();
    expect(nearestState(old, old, 'unknown')).toBeNull();
  });
});
