import { expect, it } from 'vitest';
import { inSchema } from './in-schema.ts';

const optionsOf = (url: string) => new URL(url).searchParams.get('options');

it('a schema is named as an identifier, in options that the server splits at spaces', () => {
  expect(optionsOf(inSchema('postgresql://db/x', 'conexion'))).toBe('-c search_path="conexion"');
  expect(optionsOf(inSchema('postgresql://db/x', 'Mi "casa" \\ 1'))).toBe(
    '-c search_path="Mi\\ ""casa""\\ \\\\\\ 1"',
  );
});

it('options that the URL has stay, before it', () => {
  const url = 'postgresql://ana:s%20@db/x?sslmode=require&options=-c%20statement_timeout%3D5s';
  const inside = new URL(inSchema(url, 's'));
  expect(inside.searchParams.get('options')).toBe('-c statement_timeout=5s -c search_path="s"');
  expect(inside.searchParams.get('sslmode')).toBe('require');
  expect(inside.password).toBe('s%20');
});
