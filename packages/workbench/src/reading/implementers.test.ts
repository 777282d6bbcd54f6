import { definition } from '@conexion/machines';
import { graphOf } from '@conexion/visualizer';
import { describe, expect, test } from 'vitest';
import { implementersOf, markedBy } from './implementers.ts';

const machine = definition();
const graph = graphOf(machine);
const of = (kind: 'clause' | 'guard' | 'event' | 'state', id: string) =>
  implementersOf({ kind, id }, graph, machine);

describe('everything that implements', () => {
  test('a clause: its states, arrows, guards, fields and pendientes', () => {
    const found = of('clause', '5.1.G');
    expect(found?.title.es).toContain('seis meses');
    expect(found?.guards.map(({ name }) => name)).toContain('isGround');
    expect(found?.steps.map(({ label }) => label.es)).toContain('Excepción solicitada');
    expect(found?.fields).toContainEqual({
      event: { es: 'Excepción aprobada', en: 'Exception approved' },
      field: { es: 'Descuento (%)', en: 'Discount (%)' },
    });
    expect(found?.pendientes.map(({ en }) => en)).toContain('Tell the supervisor');
  });

  test('every clause that the machine cites is in the picture', () => {
    for (const clause of new Set(machine.transitions.flatMap(({ clauses }) => clauses))) {
      const found = of('clause', clause);
      expect(found && markedBy(found).length, clause).toBeGreaterThan(0);
    }
  });

  test('a guard: the arrows that ask it', () => {
    const found = of('guard', 'isLate');
    expect(new Set(found?.steps.map(({ label }) => label.en))).toEqual(
      new Set(['Reschedule accepted', 'Reschedule declined']),
    );
    expect(found?.places).toEqual([]);
  });

  test('an event: its arrows, the data it asks for and the pendientes it opens', () => {
    const found = of('event', 'provider.assigned');
    expect(found?.steps.map(({ target }) => target?.es)).toContain('Confirmación del Afiliado');
    expect(found?.fields.map(({ field }) => field.es)).toEqual(['Proveedor', 'Ventana de atención']);
    expect(found?.pendientes.map(({ es }) => es)).toContain('Confirmar con el afiliado');
  });

  test('an unknown name, or a part of the picture, has no implementers', () => {
    expect(of('clause', '9.9')).toBe(null);
    expect(of('guard', 'isNothing')).toBe(null);
    expect(of('event', 'nothing.happened')).toBe(null);
    expect(of('state', 'monitoreo')).toBe(null);
  });
});
