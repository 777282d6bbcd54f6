import { describe, expect, it } from 'vitest';
import { type Claims, callerOf } from './caller-of.ts';

const roleOf = (claims: Claims, payload: object) => {
  const caller = callerOf({ sub: 'ana', ...payload }, claims);
  return 'reason' in caller ? caller : caller.role;
};
const refused = (claim: string) => ({ reason: `the claim ${claim} is not accepted` });

describe('the role of a caller', () => {
  it.each<[string, Claims, object, string]>([
    ['in a claim of another name', { role: 'perfil' }, { perfil: 'jefe', role: 'gerencia' }, 'jefe'],
    [
      'nested',
      { role: 'realm_access.roles' },
      { realm_access: { roles: ['x', 'coordinador'] } },
      'coordinador',
    ],
    [
      'in a claim whose name has dots',
      { role: 'https://id.example/role' },
      { 'https://id.example/role': 'jefe' },
      'jefe',
    ],
    [
      'nested under a name with dots',
      { role: 'access.my.app.roles' },
      { access: { 'my.app': { roles: ['jefe'] } } },
      'jefe',
    ],
    ['the highest of several', {}, { role: ['supervisor', 'gerencia', 'coordinador'] }, 'gerencia'],
    ['the lowest where there is no other', {}, { role: ['analista', 'offline_access'] }, 'analista'],
    [
      'mapped',
      { roles: { leads: 'supervisor', all: 'coordinador' } },
      { role: ['all', 'leads'] },
      'supervisor',
    ],
  ])('is read %s', (_, claims, payload, role) => {
    expect(roleOf(claims, payload)).toBe(role);
  });

  it.each<[string, Claims, object]>([
    ['a map does not list it', { roles: { leads: 'supervisor' } }, { role: 'gerencia' }],
    [
      'it is what every object inherits',
      { roles: { leads: 'supervisor' } },
      { role: ['constructor', '__proto__'] },
    ],
    ['the list is empty', {}, { role: [] }],
    ['it is no text', {}, { role: [['jefe'], 7, null, { jefe: true }] }],
    ['the path ends early', { role: 'role.of' }, { role: 'jefe' }],
    ['the path leads through what every object inherits', { role: 'constructor.name' }, {}],
  ])('is refused where %s', (_, claims, payload) => {
    expect(roleOf(claims, payload)).toEqual(refused(claims.role ?? 'role'));
  });
});

it('reads the name from the configured claim, and names that claim where it is wrong', () => {
  const claims = { name: 'profile.full' };
  const named = (full: unknown) => callerOf({ sub: 'ana', role: 'jefe', profile: { full } }, claims);
  expect(named('Ana Ruiz')).toEqual({ id: 'ana', role: 'jefe', name: 'Ana Ruiz' });
  expect(named(7)).toEqual(refused('profile.full'));
  expect(named('\u200b')).toEqual({ reason: 'the claim profile.full has no visible character' });
  expect(named(' CONEXION')).toEqual({ reason: 'the claim profile.full is reserved' });
  for (const disguise of ['Ana\u202eziuR', 'Ana\u2066Ruiz', 'Ana\u0007', 'Ana\nRuiz'])
    expect(named(disguise)).toEqual({ reason: 'the claim profile.full has a control character' });
});

it.each(['con\u200bexion', 'c\u00adonexion', 'CONEXION'])('the id %j is reserved', (sub) => {
  expect(callerOf({ sub, role: 'jefe' })).toEqual({ reason: 'the claim sub is reserved' });
});

it('an id with an invisible character would look like that of another', () => {
  expect(callerOf({ sub: 'luis\u200b', role: 'jefe' })).toEqual({
    reason: 'the claim sub has an invisible character',
  });
});
