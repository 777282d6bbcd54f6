import type { AsistenciaInput, Service } from '../asistencia/input.ts';
import type { Policy } from '../asistencia/policy.ts';
import { parsePolicy } from '../host/parse-policy.ts';
import { dateIn, daysAfter, monthsAfter } from '../values/calendar.ts';
import { minutesAfter } from '../values/instant.ts';
import type { Dial } from './dials.ts';
import { dayIn, startOfDay } from './oracle/calendar.ts';
import { instantAt } from './oracle/instants.ts';

const cityWithNetwork = 'Bogotá';

/** Another time for each kind, so that none passes for another. */
const due = {
  resolveCoverage: 7,
  completeAuthorization: 31,
  requestGoodwill: 37,
  tellSupervisor: 11,
  reviewException: 13,
  assignProvider: 3,
  warnLateAssignment: 17,
  confirmAfiliado: 1,
  monitorProviderShare: 0.3,
  monitorProviderBefore: 41,
  monitorProviderWithin: 0.7,
  monitorAfiliado: 19,
  lastMonitoringBefore: 2,
  checkArrivalAfter: 23,
  contactAfiliado: 4,
  recordDiagnosis: 29,
  authorizeWork: 14,
  followWork: 61,
  confirmTermination: 9,
  loadCosts: 59,
  conformityCall: 0,
};
const onTime = { toleranceMinutes: 0 };

const firstEver = { servicesUsed: 0, servicesRequested: 0 };
const onceRefused = { servicesUsed: 0, servicesRequested: 1 };
const onceUsed = { servicesUsed: 1, servicesRequested: 1 };

/** Without and with summer time, of half an hour too; of half hours; next to the date line. */
const timeZones = [
  'America/Bogota',
  'America/New_York',
  'Asia/Kolkata',
  'Pacific/Kiritimati',
  'America/Santiago',
  'Australia/Lord_Howe',
  'Europe/Madrid',
  'UTC',
] as const;

/** A service, and whether it is a medical emergency. */
type Asked = readonly [Service['type'], string, boolean];

/** A warranty: when the service was concluded, and which service it was. */
type Claim = readonly [string, Service['type'], string];

/**
 * A policy: the defaults, or one that changes the settings that guards read. Those that `settings`
 * names are not chosen.
 */
export function policyFrom(dial: Dial, settings: Partial<Policy> = {}): Policy {
  return parsePolicy({
    internalNetworkCities: dial.pick([[cityWithNetwork], []]),
    groundsRequired: dial.pick(['any', 'any', 'any', 'all']),
    separateApproval: dial.seldom([true, true, true, false]),
    months: dial.seldom([6, 6, 6, 0, 12]),
    ...dial.any<object>([onTime, { due, ...onTime, warrantyDays: 90 }, { toleranceMinutes: 15 }]),
    ...settings,
  });
}

/** Services that the rules tell apart. */
function serviceFrom(dial: Dial): Asked {
  const tow = dial.any(['gruaForanea', 'Grúa foránea 120 km', 'grúa-foránea', 'GRUAFORANEA']);
  const ambulance = dial.any(['ambulancia', 'ambulancia básica', 'AMBULANCIA', 'trasladoEnAmbulancia']);
  // The letters of a listed name within longer words are another service.
  const plumbing = dial.any(['plomería', 'ambulancias']);
  const other = dial.any(['cerrajería', 'supergrúa foránea', 'nogruaforanea']);
  // Listed three times, so that more walks begin with it: 5.1.D has the most to try.
  const emergency: Asked = ['medica', ambulance, true];
  return dial.pick<Asked>([
    ['hogar', 'electricidad', false],
    ['vial', tow, false],
    emergency,
    ['vial', 'grúa', false],
    ['medica', ambulance, false],
    ['hogar', plumbing, true],
    ['otra', other, false],
    emergency,
    emergency,
  ]);
}

/**
 * What opens an asistencia at an instant, made from dials: a service, plans of exactly the required
 * months and of a day less, warranties up to their last day and of other services.
 */
export function inputFrom(dial: Dial, openedAt: string, settings: Partial<Policy> = {}): AsistenciaInput {
  const [type, definition, medicalEmergency] = serviceFrom(dial);
  const policy = policyFrom(dial, settings);
  const timeZone = dial.any(timeZones);
  const today = dateIn(timeZone, openedAt);
  const enough = monthsBefore(today, policy.months);
  const { warrantyDays } = policy;
  const more = `${definition} de lujo`;
  const [word = definition, ...words] = definition.split(' ');
  const respelt = [word, ...words].reverse().join('-').normalize('NFD');
  // The same words, and another service: of words more, or of fewer.
  const [alike, unlike] = dial.any<readonly [string, string]>([
    [definition, more],
    [respelt, words.length > 0 ? word : more],
    [`${definition} ${word}`, more],
  ]);
  const elsewhere = type === 'otra' ? 'hogar' : 'otra';
  const same = [type, alike] as const;
  const recently = minutesAfter(openedAt, -24 * 60);
  // The first moment of the earliest day whose warranty still holds, by the clocks of the zone.
  const since = startOfDay(timeZone, dayIn(timeZone, openedAt) - warrantyDays);
  const claim = dial.pick<Claim | undefined>([
    undefined,
    [recently, ...same],
    undefined,
    [instantAt(since), ...same],
    [instantAt(since - 1), ...same],
    [minutesAfter(openedAt, 1), ...same],
    [recently, elsewhere, definition],
    [recently, type, unlike],
  ]);
  return {
    service: {
      type,
      definition,
      medicalEmergency,
      priority: dial.any(['emergencia', 'programada']),
    },
    plan: {
      contractedOn: dial.pick([enough, earlier(today, daysAfter(enough, 1)), daysAfter(enough, -1), today]),
      ...dial.pick([firstEver, firstEver, onceRefused, onceUsed]),
      originCity: dial.pick([cityWithNetwork, 'bogota', 'Leticia']),
      timeZone,
    },
    call: { id: 'call-1', startedAt: minutesAfter(openedAt, -1) },
    openedAt,
    ...(claim ? { warrantyOf: claimed(claim) } : {}),
    policy,
  };
}

const claimed = ([concludedAt, type, definition]: Claim) => ({
  id: 'earlier',
  concludedAt,
  type,
  definition,
});

const earlier = (a: string, b: string): string => (a < b ? a : b);

/**
 * The last date that is at least `months` months before `date`: for the last of February there are
 * several such dates.
 */
function monthsBefore(date: string, months: number): string {
  let last = monthsAfter(date, -months);
  for (let next = last; monthsAfter(next, months) <= date; next = daysAfter(next, 1)) last = next;
  return last;
}
