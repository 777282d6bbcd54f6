import { describe, expect, it } from 'vitest';
import type { Policy } from '../asistencia/policy.ts';
import { PolicyError, parsePolicy } from './parse-policy.ts';

/** DOMAIN §6 "Policy" and the times of §7, written out. */
const defaults: Policy = {
  months: 6,
  groundsRequired: 'any',
  internalNetworkCities: [],
  warrantyDays: 30,
  separateApproval: true,
  toleranceMinutes: 0,
  ambulanceDefinitions: ['ambulancia'],
  longTowDefinitions: ['gruaForanea'],
  due: {
    resolveCoverage: 5,
    completeAuthorization: 30,
    requestGoodwill: 30,
    tellSupervisor: 5,
    reviewException: 15,
    assignProvider: 5,
    warnLateAssignment: 10,
    confirmAfiliado: 2,
    monitorProviderShare: 0.5,
    monitorProviderBefore: 60,
    monitorProviderWithin: 0.5,
    monitorAfiliado: 5,
    lastMonitoringBefore: 5,
    checkArrivalAfter: 15,
    contactAfiliado: 5,
    recordDiagnosis: 30,
    authorizeWork: 15,
    followWork: 60,
    confirmTermination: 10,
    loadCosts: 60,
    conformityCall: 2,
  },
};

/** The fields that a policy is refused for. */
function wrongFields(value: unknown): string[] {
  try {
    parsePolicy(value);
  } catch (error) {
    if (error instanceof PolicyError) return error.issues.map(({ path }) => path);
    throw error;
  }
  return [];
}

describe('the policy', () => {
  it('has documented defaults', () => expect(parsePolicy({})).toEqual(defaults));

  it('takes each knob by itself', () => {
    expect(parsePolicy({ months: 3 })).toEqual({ ...defaults, months: 3 });
    expect(parsePolicy({ due: { followWork: 5 } })).toEqual({
      ...defaults,
      due: { ...defaults.due, followWork: 5 },
    });
  });

  it('parsed again is the same', () => expect(parsePolicy(parsePolicy({}))).toEqual(defaults));

  it.each<[object, string[]]>([
    [{ months: -1 }, ['months']],
    [{ months: 6.5 }, ['months']],
    [{ months: '6' }, ['months']],
    [{ groundsRequired: 'some' }, ['groundsRequired']],
    [{ internalNetworkCities: 'Cali' }, ['internalNetworkCities']],
    [{ internalNetworkCities: ['Cali', ' '] }, ['internalNetworkCities.1']],
    [{ warrantyDays: null }, ['warrantyDays']],
    [{ toleranceMinutes: -5 }, ['toleranceMinutes']],
    [{ ambulanceDefinitions: [7] }, ['ambulanceDefinitions.0']],
    [{ ambulanceDefinitions: ['ambulancia', '—!'] }, ['ambulanceDefinitions.1']],
    [{ longTowDefinitions: ['...'] }, ['longTowDefinitions.0']],
    [{ due: { followWork: -1 } }, ['due.followWork']],
    [{ due: { monitorProviderShare: 1.1 } }, ['due.monitorProviderShare']],
    [{ months: -1, due: { loadCosts: 'x' } }, ['months', 'due.loadCosts']],
  ])('refuses %j, naming each field', (value, paths) => expect(wrongFields(value)).toEqual(paths));

  it.each([{ monthz: 6 }, { due: { followwork: 6 } }])(
    'refuses a knob that it does not have: %j',
    (value) => {
      expect(() => parsePolicy(value)).toThrow(/monthz|followwork/);
    },
  );

  it.each([null, undefined, 7, 'policy', []])('is an object, not %j', (value) => {
    expect(() => parsePolicy(value)).toThrow(PolicyError);
  });

  it('says what a listed service must have', () =>
    expect(() => parsePolicy({ longTowDefinitions: ['-'] })).toThrow(
      /longTowDefinitions\.0: It must have a letter/,
    ));

  it('its error has a stable code', () => {
    expect(() => parsePolicy({ months: -1 })).toThrow(expect.objectContaining({ code: 'invalid-policy' }));
  });
});
