import { describe, expect, test } from 'vitest';
import { createHost } from '../host/host.ts';
import { changedPolicy, parsePolicyChange } from './policy-change.ts';
import { createWhatIf, type JournalLine, type WhatIf } from './what-if.ts';
import { countWhatIf, noCounts, whatIfRow } from './what-if-counts.ts';

const host = createHost();
const start = Date.parse('2026-07-01T15:00:00Z');
const coordinator = { id: 'ana', role: 'coordinador' } as const;
const supervisor = { id: 'jorge', role: 'supervisor' } as const;
const provider = { id: 'P-1', name: 'Cerrajería Coclé', kind: 'external' } as const;
const usd = (amount: number) => ({ amount, currency: 'USD' });
const inMinutes = (minutes: number) => new Date(start + minutes * 60_000).toISOString();

/** What the cases differ in; everything else is the same. */
interface Case {
  /** The age of the plan in months, on the day. */
  months: number;
  servicesUsed: number;
  /** Whether the city has a network, by the policy of the case. */
  hasNetwork: boolean;
  ground: 'sixMonthsWithoutUse' | 'internalTechnicianNetwork' | 'noHeavyMachinery' | null;
  /** Minutes after the end of the window at which the afiliado waits no longer; null for never. */
  late: number | null;
}

interface Journal {
  opening: JournalLine;
  events: JournalLine[];
}

/** Sends events, and keeps the lines of those that were taken, as a service does. */
function journalOf({ months, servicesUsed, hasNetwork, ground, late }: Case): Journal {
  const contracted = new Date(Date.UTC(2026, 6 - months, 1)).toISOString().slice(0, 10);
  const input = {
    service: { type: 'hogar', definition: 'cerrajería', priority: 'emergencia' },
    plan: {
      contractedOn: contracted,
      servicesUsed,
      servicesRequested: Math.max(1, servicesUsed),
      originCity: 'Penonomé',
      timeZone: 'America/Panama',
    },
    call: { id: 'LL-1', startedAt: inMinutes(-1) },
    openedAt: inMinutes(0),
    policy: host.parsePolicy({ internalNetworkCities: hasNetwork ? ['Penonomé'] : [] }),
  } as const;
  let { snapshot } = host.open(input);
  const line = (seq: number, type: string, minutes: number, payload: unknown, to: string | null) => ({
    seq,
    type,
    at: inMinutes(minutes),
    by: type === 'exception.approved' ? supervisor : coordinator,
    payload,
    to,
  });
  const opening = line(1, 'asistencia.opened', 0, input, 'aperturaDeAsistencia');
  const events: JournalLine[] = [];
  const send = (type: string, minutes: number, payload: object = {}) => {
    const sent = line(events.length + 2, type, minutes, payload, null);
    const { to: _, seq: __, payload: ___, ...stamp } = sent;
    const decision = host.decide(snapshot, { ...payload, ...stamp } as never);
    if (!decision.accepted) return;
    snapshot = decision.snapshot;
    events.push({ ...sent, to: decision.step.to });
  };
  send('coverage.resolved', 2, { outcome: 'uncovered', reason: 'fuera del plan' });
  send('denial.explained', 4, { reason: 'fuera del plan' });
  send('affiliate.objected', 5);
  const price = { price: usd(5500), marketReference: usd(7000) };
  send('quote.received', 8, { provider, kind: 'service', ...price });
  const assessment = { heavyMachinery: false, largeWorks: false };
  if (ground)
    send('exception.requested', 9, ground === 'noHeavyMachinery' ? { ground, assessment } : { ground });
  send('exception.approved', 12, { discountPercent: 50, reason: 'antigüedad' });
  send('price.informed', 14);
  send('offer.accepted', 16);
  send('provider.assigned', 20, { provider, window: { earliest: inMinutes(40), latest: inMinutes(70) } });
  send('affiliate.confirmed', 22);
  if (late !== null) send('reschedule.declined', 70 + late, { reason: 'no espera más' });
  return { opening, events };
}

const grounds = ['sixMonthsWithoutUse', 'internalTechnicianNetwork', 'noHeavyMachinery', null] as const;
const lates = [null, 5, 10, 20, 14];
const cases: Case[] = [2, 3, 4, 5, 6, 9, 14].flatMap((months, index) =>
  [0, 2].flatMap((servicesUsed) =>
    [false, true].flatMap((hasNetwork) =>
      grounds.map((ground, of) => ({
        months,
        servicesUsed,
        hasNetwork,
        ground,
        late: lates[(index + of + servicesUsed) % lates.length] ?? null,
      })),
    ),
  ),
);
const journals = cases.map((one) => ({ ...one, ...journalOf(one) }));

const asked = (policy: object): (Case & Journal & WhatIf)[] => {
  const ask = createWhatIf({ host, policy: parsePolicyChange(policy) });
  return journals.map((journal) => ({ ...journal, ...ask(journal.opening, journal.events) }));
};
const countsOf = (policy: object) => {
  const counts = noCounts();
  for (const one of asked(policy)) countWhatIf(counts, one);
  return counts;
};
const has = ({ events }: Journal, type: string) => events.some((line) => line.type === type);

describe('the counts of a change of policy are those of the cases, counted by their data', () => {
  test('the cases are of every kind that is counted', () => {
    expect(journals).toHaveLength(112);
    for (const type of ['exception.requested', 'exception.approved', 'reschedule.declined'])
      expect(journals.filter((journal) => has(journal, type)).length).toBeGreaterThan(25);
  });

  test('with its own policy no case would have gone another way', () => {
    expect(countsOf({})).toEqual({ asistencias: 112, refused: {}, possible: {}, moved: {}, unreplayable: 0 });
  });

  test('months 3: the ground of the unused plan becomes possible from three months to six', () => {
    const expected = journals.filter(
      ({ months, servicesUsed }) => servicesUsed === 0 && months >= 3 && months < 6,
    );
    const counts = countsOf({ months: 3 });
    expect(counts.possible).toEqual({ 'exception.requested sixMonthsWithoutUse': expected.length });
    expect(counts.refused).toEqual({});
  });

  test('months 12: the requests on that ground by plans of six months to twelve are refused', () => {
    const expected = journals.filter(
      (journal) =>
        journal.ground === 'sixMonthsWithoutUse' &&
        has(journal, 'exception.requested') &&
        journal.months < 12,
    );
    expect(expected.length).toBeGreaterThan(0);
    const { refused } = countsOf({ months: 12 });
    expect(refused).toEqual({ '5.1.G': expected.length });
  });

  test('all: a request is refused unless the plan, the network and the works are all fitting', () => {
    const expected = journals.filter(
      (journal) =>
        has(journal, 'exception.requested') &&
        !(
          journal.ground === 'noHeavyMachinery' &&
          journal.hasNetwork &&
          journal.months >= 6 &&
          journal.servicesUsed === 0
        ),
    );
    expect(countsOf({ groundsRequired: 'all' }).refused).toEqual({ '5.1.G': expected.length });
  });

  test('tolerance 15: what was declined within a quarter of an hour after the window is refused', () => {
    const expected = journals.filter(
      (journal) => has(journal, 'reschedule.declined') && journal.late !== null && journal.late < 15,
    );
    expect(expected.length).toBeGreaterThan(25);
    expect(countsOf({ toleranceMinutes: 15 }).refused).toEqual({ '4.3': expected.length });
  });

  test('another due time moves the pendientes of the cases that reach it, and refuses nothing', () => {
    const reached = journals.filter((journal) => has(journal, 'provider.assigned'));
    const counts = countsOf({ due: { confirmAfiliado: 7 } });
    expect(counts.moved).toEqual({ confirmAfiliado: reached.length });
    expect(counts.refused).toEqual({});
    const [one] = asked({ due: { confirmAfiliado: 7 } }).filter(({ moved }) => moved.length > 0);
    expect(one?.moved).toEqual([
      { seq: expect.any(Number), kind: 'confirmAfiliado', from: inMinutes(22), to: inMinutes(27) },
    ]);
  });
});

test('a case is followed to its first refused step and no further', () => {
  const [one] = asked({ months: 12, toleranceMinutes: 60 }).filter(
    ({ refused, late }) => refused?.clause === '5.1.G' && late !== null,
  );
  expect(one?.refused).toEqual({
    seq: 6,
    event: 'exception.requested',
    state: 'autorizacion.cotizacion',
    code: 'guard-refused',
    guard: 'sixMonthsWithoutUse',
    clause: '5.1.G',
  });
});

test('a journal that its own rules decide otherwise is set apart, and not counted as refused', () => {
  const { opening, events } = journalOf({
    months: 7,
    servicesUsed: 0,
    hasNetwork: false,
    ground: 'sixMonthsWithoutUse',
    late: null,
  });
  const ask = createWhatIf({ host, policy: { months: 12 } });
  const without = events.filter(({ type }) => type !== 'affiliate.objected');
  expect(ask(opening, without)).toMatchObject({ refused: null, unreplayable: 6 });
  expect(ask({ ...opening, payload: {} }, events)).toMatchObject({ refused: null, unreplayable: 1 });
});

test('another definition is asked in the same way', () => {
  const other = createHost({ machine: host.machine.provide({ guards: { hasQuote: () => false } }) });
  const ask = createWhatIf({ host, other });
  const counts = noCounts();
  for (const { opening, events } of journals) countWhatIf(counts, ask(opening, events));
  const expected = journals.filter((journal) => has(journal, 'exception.requested')).length;
  expect(counts.refused['5.1.A']).toBeGreaterThanOrEqual(expected);
});

describe('a change of policy', () => {
  test('changes the fields that it sets, and leaves a case its own for the rest', () => {
    const own = host.parsePolicy({ months: 9, due: { loadCosts: 3 } });
    const changed = changedPolicy(own, parsePolicyChange({ due: { assignProvider: 8 } }));
    expect(changed).toEqual({ ...own, due: { ...own.due, assignProvider: 8 } });
  });

  test('names a field that it does not have', () => {
    expect(() => parsePolicyChange({ month: 3 })).toThrow(/month/);
    expect(() => parsePolicyChange(null)).toThrow(/Invalid policy/);
  });
});

test('the table has a row for each asistencia that the change would have touched', () => {
  const rows = asked({ months: 3 }).flatMap((one) => whatIfRow({ expedienteId: 'E', id: 'A' }, one) ?? []);
  expect(rows).toContain('exception.requested sixMonthsWithoutUse (5)');
  expect(asked({}).flatMap((one) => whatIfRow({ expedienteId: 'E', id: 'A' }, one) ?? [])).toEqual([]);
});
