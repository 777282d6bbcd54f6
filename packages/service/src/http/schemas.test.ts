import { createHost, textIn } from '@conexion/machines';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { expedienteBody } from '../../test/running-service.ts';
import { demoTokenRequest, expedienteRequest, expedientesQuery, pendienteRequest } from './schemas.ts';

const procedure = createHost();

/** Which fields are refused, and why. */
const refused = (schema: z.ZodType, value: unknown) => {
  const parsed = procedure.parseWith(schema, value);
  return parsed.ok ? [] : parsed.errors.map(({ path, message }) => [path, textIn(message, 'en')]);
};

describe('the name of a person', () => {
  const { holder, contact } = expedienteBody;
  const pendiente = { expedienteId: 'x', text: 'x', dueAt: '2026-01-05T09:58:00Z' };
  const requests: Record<string, (name: string) => [z.ZodType, unknown]> = {
    'holder.name': (name) => [expedienteRequest, { ...expedienteBody, holder: { ...holder, name } }],
    'contact.name': (name) => [expedienteRequest, { ...expedienteBody, contact: { ...contact, name } }],
    name: (name) => [demoTokenRequest, { user: 'ana', role: 'jefe', name }],
    user: (user) => [demoTokenRequest, { user, role: 'jefe' }],
    assignee: (assignee) => [pendienteRequest, { ...pendiente, assignee }],
  };

  it.each(Object.entries(requests))(
    'as %s is seen as it is, and not that of the service',
    (field, request) => {
      expect(refused(...request('Ana María Ñáñez-O’Neill 李'))).toEqual([]);
      for (const name of [
        '\u200b',
        '\u2060\u200d',
        '\u2800',
        '\u202eanA',
        'Ana\u2066',
        'Ana\u0007',
        'ConeXion',
      ])
        expect(refused(...request(name))).toEqual([[field, expect.stringContaining('visible character')]]);
    },
  );
});

it('a query says which rule its parameter breaks, in the words of bodies', () => {
  const query = expedientesQuery(procedure);
  const of = (parameters: object) => refused(query, parameters);
  expect(of({ limit: '500', from: '2026-08-31', to: '2026-08-31T15:00:00-05:00' })).toEqual([]);
  expect(of({ limit: '0' })).toEqual([['limit', 'It must be at least 1.']]);
  expect(of({ limit: '501' })).toEqual([['limit', 'It must be at most 500.']]);
  expect(of({ limit: 'all' })).toEqual([['limit', 'It must be a whole number.']]);
  expect(of({ from: '2026-02-30' })).toEqual([['from', 'It must be a date that exists: 2026-08-31.']]);
  expect(of({ to: '+012026-01-01' })).toEqual([['to', 'It must be a date that exists: 2026-08-31.']]);
  expect(of({ order: 'oldest' })).toEqual([['order', 'It must be one of these: newest, due.']]);
  expect(of({ colour: 'red' })).toEqual([['colour', 'This field is not known.']]);
});
