import { expect, test } from 'vitest';
import { suggestion } from '../form/draft.ts';
import { deriveAsistencia, deriveCase, filled } from './derive-case.ts';

const known = {
  cities: [],
  timeZones: [],
  services: [{ type: 'hogar', definition: 'electricidad' }],
  providers: [],
};
const blank = {
  holder: { id: '', name: '', phone: '' },
  contact: { name: '', phone: '' },
  location: { city: '' },
  service: { definition: '', type: '' },
  plan: { originCity: '' },
};

test('the contact is the holder until a person writes another one', () => {
  const named = { ...blank, holder: { ...blank.holder, name: 'Ana' } };
  const derived = deriveCase(named, blank, known);
  expect(derived).toMatchObject({ contact: { name: 'Ana' } });
  const other = { ...(derived as typeof blank), contact: { name: 'Luis', phone: '' } };
  const apart = deriveCase(other, derived, known);
  const renamed = { ...(apart as typeof blank), holder: { ...blank.holder, name: 'Ana María' } };
  expect(deriveCase(renamed, apart, known)).toMatchObject({ contact: { name: 'Luis' } });
});

test('a known service has its type, which a person may change', () => {
  const chosen = { ...blank, service: { definition: 'electricidad', type: '' } };
  const derived = deriveCase(chosen, blank, known);
  expect(derived).toMatchObject({ service: { type: 'hogar' } });
  const changed = { ...(derived as typeof blank), service: { definition: 'electricidad', type: 'otra' } };
  expect(deriveCase(changed, derived, known)).toMatchObject({ service: { type: 'otra' } });
});

test('a warranty is of the service that it names, until a person writes another', () => {
  const blank = { service: { definition: '', type: '' }, warrantyOf: '' };
  const concluded = [{ id: 'a1', type: 'hogar', definition: 'plomería' }];
  const chosen = deriveAsistencia({ ...blank, warrantyOf: 'a1' }, blank, known, concluded);
  expect(chosen).toMatchObject({ service: { definition: 'plomería', type: 'hogar' } });
  const other = { ...(chosen as typeof blank), service: { definition: 'electricidad', type: '' } };
  expect(deriveAsistencia(other, chosen, known, concluded)).toMatchObject({
    service: { definition: 'electricidad', type: 'hogar' },
  });
});

test('what is known fills what is blank, and nothing that a person wrote', () => {
  const typed = { ...blank, holder: { id: 'CC-1', name: 'María', phone: '' } };
  expect(
    filled(typed, { holder: { name: 'Otra', phone: '300' }, plan: { originCity: suggestion('Cali') } }),
  ).toMatchObject({
    holder: { id: 'CC-1', name: 'María', phone: '300' },
    plan: { originCity: { suggested: 'Cali' } },
  });
});
