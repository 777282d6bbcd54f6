import { dateText, dayIn } from './calendar.ts';
import { lengthOfMonth } from './civil.ts';
import { type Fault, group, instant, type Kind, kind, oneOf, text, url, whole } from './kinds.ts';

const id = text(255);
const name = text(200);

function isDate(text: string): boolean {
  const [, year = 0, month = 0, day = 0] = (/^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []).map(Number);
  return month >= 1 && month <= 12 && day >= 1 && day <= lengthOfMonth(year, month);
}

const date = kind(
  'a date that exists',
  (value) => typeof value === 'string' && isDate(value),
  ...(['2020-01-01', '2024-02-29', '2023-02-29', '2020-13-01', '2020-1-1', '01/02/2020', '', 7] as const),
);

const timeZone = kind(
  'a time zone by its name',
  (value) => {
    if (typeof value !== 'string' || !/^[A-Z]/i.test(value.trim())) return false;
    try {
      return dayIn(value.trim(), '2026-08-31T15:00:00Z') > 0;
    } catch {
      return false;
    }
  },
  ...(['America/Bogota', 'Asia/Kathmandu', 'UTC', 'America/Macondo', '-05:00', '', 7] as const),
);

const type = oneOf('hogar', 'vial', 'medica', 'otra');

/** DOMAIN §6, input: what opens an asistencia, without the policy. */
const parts = {
  service: group({
    type,
    definition: name,
    priority: oneOf('emergencia', 'programada'),
    'medicalEmergency?': oneOf(true, false),
  }),
  plan: group({
    contractedOn: date,
    servicesUsed: whole(0),
    servicesRequested: whole(0),
    originCity: name,
    timeZone,
  }),
  call: group({
    id,
    startedAt: instant,
    'direction?': oneOf('inbound', 'outbound'),
    'recordingUrl?': url,
  }),
  openedAt: instant,
  'warrantyOf?': group({ id, concludedAt: instant, type, definition: name }),
} satisfies Readonly<Record<string, Kind>>;

interface Opening {
  plan: { contractedOn: string; servicesUsed: number; servicesRequested: number; timeZone: string };
  openedAt: string;
}

const opening = group(parts);

/** What is wrong with what opens an asistencia; undefined where nothing is. */
export function openingFault(value: unknown): Fault | undefined {
  const fault = opening.fault(value);
  if (fault) return fault;
  const { plan, openedAt } = value as Opening;
  if (plan.servicesUsed > plan.servicesRequested)
    return { path: 'plan.servicesUsed', rule: 'at most servicesRequested' };
  return plan.contractedOn > dateText(dayIn(plan.timeZone.trim(), openedAt))
    ? { path: 'plan.contractedOn', rule: 'not after the opening' }
    : undefined;
}

const [plain] = opening.tries as [Readonly<Record<'service' | 'plan' | 'openedAt', object>>];
const planned = (plan: object) => ({ ...plain, plan: { ...plain.plan, ...plan } });
const zoned = { timeZone: 'America/Bogota', contractedOn: '2020-08-31' };

/** What opens an asistencia, on either side of each limit. */
export const openingTries: readonly unknown[] = [
  ...opening.tries,
  planned({ servicesUsed: 2, servicesRequested: 1 }),
  planned({ servicesUsed: 2, servicesRequested: 2 }),
  ...['2020-08-31T04:59:59.999Z', '2020-08-31T05:00:00Z'].map((openedAt) => ({
    ...planned(zoned),
    openedAt,
  })),
];
