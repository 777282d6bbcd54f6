import { definition } from '@conexion/machines';
import { graphOf } from '@conexion/visualizer';
import { describe, expect, test } from 'vitest';
import { search, searchIndex } from './search-index.ts';

const machine = definition();
const index = searchIndex(graphOf(machine), machine);
const first = (question: string, lang: 'es' | 'en' = 'es') => search(index, question, lang)[0];

describe('the search', () => {
  test.each([
    ['cotizacion', { kind: 'state', id: 'autorizacion.cotizacion' }],
    ['COTIZACIÓN', { kind: 'state', id: 'autorizacion.cotizacion' }],
    ['offer accepted', { kind: 'event', id: 'offer.accepted' }],
    ['offer.accepted', { kind: 'event', id: 'offer.accepted' }],
    ['oferta aceptada', { kind: 'event', id: 'offer.accepted' }],
    ['5.1.g', { kind: 'clause', id: '5.1.G' }],
    ['3.2', { kind: 'state', id: 'monitoreo.monitoreoAlAfiliado' }],
    ['tiempo vencido', { kind: 'guard', id: 'isLate' }],
  ])('of %s finds %j first', (question, element) => {
    expect(first(question)?.element).toEqual(element);
  });

  test.each([
    ['cotizaciones', 'autorizacion.cotizacion'],
    ['diagnósticos', 'prestacionDelServicio.diagnostico'],
    ['arribos', 'monitoreo.arribo'],
    ['quotes', 'autorizacion.cotizacion'],
    ['monitor prov', 'monitoreo.monitoreoAlProveedor'],
    ['onitoreo filiado', 'monitoreo.monitoreoAlAfiliado'],
  ])('of %s, a plural or parts of words, finds %s', (question, id) => {
    expect(search(index, question, 'es').map(({ element }) => element.id)).toContain(id);
  });

  test('of a plural puts first what begins with its singular', () => {
    expect(first('cotizaciones')?.element.id).toBe('autorizacion.cotizacion');
  });

  test('finds in both languages, and answers in that of the page', () => {
    expect(first('offer accepted', 'es')?.label).toBe('Oferta aceptada');
    expect(first('oferta aceptada', 'en')?.label).toBe('Offer accepted');
  });

  test('demands every word, in whatever order', () => {
    expect(first('afiliado monitoreo')?.element.id).toBe('monitoreo.monitoreoAlAfiliado');
    expect(search(index, 'monitoreo zanahoria', 'es')).toEqual([]);
  });

  test('of nothing finds nothing, and takes signs as they are', () => {
    expect(search(index, '  ', 'es')).toEqual([]);
    expect(search(index, '(cat)', 'es').map(({ element }) => element.id)).toEqual(['3']);
    expect(search(index, '[a-z]', 'es')).toEqual([]);
  });
});
