import { expect, it } from 'vitest';
import { parseEventRequest, parseWith, planSchema } from '../../src/index.ts';

const faultsOf = (value: unknown, lang: 'es' | 'en') => {
  const parsed = parseEventRequest(value);
  return parsed.ok ? [] : parsed.errors.map(({ path, message }) => `${path}: ${message[lang]}`);
};

it.each([
  ['a field that is missing', { type: 'denial.explained' }, 'reason: Falta.', 'reason: It is missing.'],
  [
    'a field that there is not, each by itself',
    { type: 'denial.explained', reason: 'x', at: 'now', by: 'me' },
    'at: No se conoce este campo.|by: No se conoce este campo.',
    'at: This field is not known.|by: This field is not known.',
  ],
  [
    'a value outside the choices',
    { type: 'coverage.resolved', outcome: 'perhaps' },
    'outcome: No es una de las opciones.',
    'outcome: It is not one of the choices.',
  ],
  [
    'an invalid address',
    { type: 'alternatives.shared', sources: [{ name: 'x', url: 'http://' }] },
    'sources.0.url: Debe ser una dirección web.',
    'sources.0.url: It must be a web address.',
  ],
])('names %s, in either language', (_, value, es, en) => {
  expect(faultsOf(value, 'es').join('|')).toBe(es);
  expect(faultsOf(value, 'en').join('|')).toBe(en);
});

it('names a date and a time zone that do not exist', () => {
  const plan = { servicesUsed: 0, servicesRequested: 0, originCity: 'Cali' };
  const parsed = parseWith(planSchema, { ...plan, contractedOn: '2026-02-30', timeZone: '' });
  expect(parsed).toMatchObject({
    errors: [
      { path: 'contractedOn', rule: 'date', message: { es: 'Debe ser una fecha que exista: 2026-08-31.' } },
      { path: 'timeZone', rule: 'timeZone', message: { es: 'No es una zona horaria conocida.' } },
    ],
  });
});
