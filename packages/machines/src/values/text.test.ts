import { describe, expect, it } from 'vitest';
import { canonicalName, id, isNamedIn, name, prose, url } from './text.ts';

describe('text', () => {
  it.each([
    ['prose', prose, 2000],
    ['id', id, 255],
    ['name', name, 200],
  ] as const)('%s is trimmed, then measured', (_, schema, max) => {
    expect(schema.parse(`\n\t ${'ñ'.repeat(max)} `)).toBe('ñ'.repeat(max));
    for (const wrong of ['', '   ', '\u00a0', 'x'.repeat(max + 1), 7, null, undefined]) {
      expect(schema.safeParse(wrong).success).toBe(false);
    }
  });
});

describe('a url', () => {
  it.each(['http://example.org', 'https://example.org/ruta?a=1#b', ' https://example.org '])(
    'takes %s',
    (value) => {
      expect(url.safeParse(value).success).toBe(true);
    },
  );

  it.each([
    'ftp://example.org',
    'javascript:alert(1)',
    'data:text/html,x',
    'example.org',
    'https://',
    'http:x',
    '',
  ])('refuses %s', (value) => expect(url.safeParse(value).success).toBe(false));
});

describe('cities are compared without case and accents', () => {
  it.each([
    ['Bogotá', 'BOGOTA'],
    ['SAN JOSE', 'San José'],
    ['Peñón', 'PENON'],
    ['á', 'á'],
  ])('%s is %s', (a, b) => expect(canonicalName(a)).toBe(canonicalName(b)));

  it.each([
    ['Cali', 'Calima'],
    ['Sanjosé', 'San José'],
    ['San José', 'San Jose del Guaviare'],
  ])('%s is not %s', (a, b) => expect(isNamedIn(a, [b])).toBe(false));

  it('among several, and among none', () => {
    expect(isNamedIn('CALI', ['Bogotá', 'Cali'])).toBe(true);
    expect(isNamedIn('Cali', [])).toBe(false);
  });
});
