import { describe, expect, it } from 'vitest';
import { type EventType, eventTypes, parseEventRequest } from '../../src/index.ts';
import { type FieldKind, fieldValues } from './field-values.ts';

/** The fields of a payload; optional ones end in a question mark. */
type Fields = Record<string, FieldKind | `${FieldKind}?`>;
interface Contract {
  type: EventType;
  /** The field that chooses the branch of a union; the test does not vary it. */
  branch?: object;
  fields: Fields;
}

const reason: Fields = { reason: 'prose' };
const note: Fields = { note: 'prose?' };
const references: Fields = { marketReference: 'money?', tariffReference: 'money?' };

/** The payloads of DOMAIN §6, every branch by itself. */
const contracts: readonly Contract[] = [
  {
    type: 'coverage.resolved',
    branch: { outcome: 'covered' },
    fields: { reason: 'prose?', coveredAmount: 'money?' },
  },
  {
    type: 'coverage.resolved',
    branch: { outcome: 'partial' },
    fields: { ...reason, coveredAmount: 'money' },
  },
  ...['uncovered', 'outsideMatrix', 'warranty'].map(
    (outcome): Contract => ({ type: 'coverage.resolved', branch: { outcome }, fields: reason }),
  ),
  { type: 'denial.explained', fields: reason },
  { type: 'affiliate.objected', fields: note },
  { type: 'request.withdrawn', fields: reason },
  {
    type: 'quote.received',
    fields: { provider: 'provider', kind: 'quoteKind', price: 'money', ...references },
  },
  { type: 'price.informed', fields: {} },
  { type: 'quote.reopened', fields: reason },
  { type: 'offer.accepted', fields: {} },
  { type: 'offer.declined', fields: reason },
  ...['sixMonthsWithoutUse', 'internalTechnicianNetwork', 'firstServiceGoodwill'].map(
    (ground): Contract => ({
      type: 'exception.requested',
      branch: { ground },
      fields: { assessment: 'assessment?', note: 'prose?' },
    }),
  ),
  {
    type: 'exception.requested',
    branch: { ground: 'noHeavyMachinery' },
    fields: { assessment: 'assessment', note: 'prose?' },
  },
  {
    type: 'exception.requested',
    branch: { ground: 'special' },
    fields: { assessment: 'assessment?', note: 'prose' },
  },
  { type: 'exception.approved', fields: { discountPercent: 'percent', ...reason } },
  { type: 'exception.denied', fields: reason },
  { type: 'exception.escalated', fields: reason },
  { type: 'exception.explained', fields: {} },
  { type: 'alternatives.disclaimed', fields: {} },
  { type: 'alternatives.shared', fields: { sources: 'sources' } },
  { type: 'alternatives.withheld', fields: reason },
  { type: 'provider.assigned', fields: { provider: 'provider', window: 'window' } },
  { type: 'affiliate.confirmed', fields: {} },
  { type: 'provider.released', fields: reason },
  { type: 'affiliate.cancelled', fields: reason },
  { type: 'provider.monitored', fields: note },
  { type: 'affiliate.monitored', fields: note },
  { type: 'reschedule.accepted', fields: { window: 'window' } },
  { type: 'reschedule.declined', fields: reason },
  { type: 'provider.arrived', fields: { arrivedAt: 'instant' } },
  { type: 'contact.validated', fields: note },
  { type: 'contact.refuted', fields: reason },
  {
    type: 'diagnosis.recorded',
    fields: {
      summary: 'prose',
      estimatedCost: 'money',
      heavyMachinery: 'bool',
      largeWorks: 'bool',
      ...references,
    },
  },
  { type: 'work.authorized', fields: {} },
  { type: 'excess.accepted', fields: {} },
  { type: 'excess.approved', fields: { percent: 'percent', ...reason } },
  { type: 'excess.declined', fields: reason },
  { type: 'service.performed', fields: note },
  { type: 'service.terminated', fields: { finishedAt: 'instant' } },
  { type: 'cost.loaded', fields: { lines: 'lines' } },
  { type: 'cost.approved', fields: { amount: 'money', ...reason } },
  { type: 'conformity.recorded', branch: { satisfied: true }, fields: { comment: 'prose?' } },
  { type: 'conformity.recorded', branch: { satisfied: false }, fields: { comment: 'prose' } },
];

const isOptional = (kind: string) => kind.endsWith('?');
const valuesOf = (kind: string) => fieldValues[kind.replace('?', '') as FieldKind];

/** The smallest request that a contract accepts. */
const smallest = ({ type, branch, fields }: Contract): Record<string, unknown> => ({
  type,
  ...branch,
  ...Object.fromEntries(
    Object.entries(fields)
      .filter(([, kind]) => !isOptional(kind))
      .map(([field, kind]) => [field, valuesOf(kind).good[0]]),
  ),
});

const errorsOf = (request: unknown): string[] => {
  const parsed = parseEventRequest(request);
  return parsed.ok ? [] : parsed.errors.map(({ path }) => path);
};
const titleOf = ({ type, branch }: Contract) => `${type} ${branch ? JSON.stringify(branch) : ''}`;

it('every event has its contract', () => {
  expect([...new Set(contracts.map(({ type }) => type))].sort()).toEqual([...eventTypes].sort());
});

describe.each(contracts.map((contract) => [titleOf(contract), contract] as const))('%s', (_, contract) => {
  const base = smallest(contract);

  it('accepts its required fields, and a callId', () => {
    expect(errorsOf(base)).toEqual([]);
    expect(errorsOf({ ...base, callId: 'call-1' })).toEqual([]);
    for (const callId of fieldValues.id.good) expect(errorsOf({ ...base, callId })).toEqual([]);
    for (const callId of [...fieldValues.id.bad, null])
      expect(errorsOf({ ...base, callId })).toEqual(['callId']);
  });

  it('names an unknown field that it rejects', () => {
    expect(errorsOf({ ...base, extra: 1 })).toEqual(['extra']);
    expect(errorsOf({ ...base, extra: undefined, __proto__: {} })).toEqual(['extra']);
  });

  it('refuses a stamp: the host sets it', () => {
    const stamp = { at: '2026-03-10T09:00:00Z', by: { id: 'u-1', role: 'gerencia' } };
    expect(errorsOf({ ...base, ...stamp })).toEqual(['at', 'by']);
  });

  it('refuses the fields of other events', () => {
    const known = Object.keys(contract.fields);
    const others = new Set(
      contracts.flatMap(({ fields }) => Object.entries(fields)).map((entry) => entry.join(' ')),
    );
    for (const other of others) {
      const [field = '', kind = ''] = other.split(' ');
      if (known.includes(field)) continue;
      expect(errorsOf({ ...base, [field]: valuesOf(kind).good[0] })).toEqual([field]);
    }
  });

  it.each(Object.entries(contract.fields))('%s: %s', (field, kind) => {
    const { good, bad } = valuesOf(kind);
    for (const value of good) expect([value, errorsOf({ ...base, [field]: value })]).toEqual([value, []]);
    for (const value of [...bad, null]) {
      const errors = errorsOf({ ...base, [field]: value });
      expect([value, errors.length > 0]).toEqual([value, true]);
      for (const path of errors) expect(path === field || path.startsWith(`${field}.`)).toBe(true);
    }
    const { [field]: _left, ...without } = base;
    expect(errorsOf(without)).toEqual(isOptional(kind) ? [] : [field]);
  });
});

describe('no event accepts', () => {
  it.each([null, undefined, 7, 'price.informed', [], [{ type: 'price.informed' }], {}, { type: null }])(
    '%j',
    (value) => {
      expect(errorsOf(value)).toEqual(['type']);
    },
  );

  it.each([
    'coverage.guessed',
    'xstate.init',
    'xstate.stop',
    'xstate.done.state.asistencia',
    'xstate.after.1000.asistencia',
    '*',
    'coverage.*',
    '__proto__',
    'constructor',
    'toString',
    'Price.informed',
    ' price.informed',
    '',
  ])('the type %j', (type) => {
    expect(errorsOf({ type })).toEqual(['type']);
  });

  it.each([
    ['coverage.resolved', 'outcome', ['free', 'Covered', null, undefined]],
    ['exception.requested', 'ground', ['whim', 'isSpecial', null, undefined]],
    ['conformity.recorded', 'satisfied', ['true', 1, null, undefined]],
  ])('%s by an unknown branch', (type, field, values) => {
    const rest = { reason: 'x', note: 'x', comment: 'x' };
    for (const value of values) expect(errorsOf({ type, ...rest, [field]: value })).toContain(field);
  });
});

describe('text is trimmed, then measured', () => {
  it('and is kept trimmed', () => {
    const parsed = parseEventRequest({
      type: 'denial.explained',
      reason: `\n ${'x'.repeat(2000)}\t`,
      callId: ' c ',
    });
    expect(parsed).toEqual({
      ok: true,
      value: { type: 'denial.explained', reason: 'x'.repeat(2000), callId: 'c' },
    });
  });

  it('in characters, not in code units', () => {
    const reasonOf = (count: number) => errorsOf({ type: 'denial.explained', reason: '🚑'.repeat(count) });
    expect(reasonOf(2000)).toEqual([]);
    expect(reasonOf(2001)).toEqual(['reason']);
  });
});

describe('messages', () => {
  it('are in every language, with the rule and its limit', () => {
    const errorsOf = (reason: unknown) => parseEventRequest({ type: 'denial.explained', reason });
    expect(errorsOf(7)).toEqual({
      ok: false,
      errors: [
        { path: 'reason', rule: 'text', message: { es: 'Debe ser un texto.', en: 'It must be a text.' } },
      ],
    });
    expect(errorsOf('x'.repeat(2001))).toMatchObject({
      errors: [{ rule: 'tooLong', asked: '2000', message: { es: 'No puede pasar de 2000 caracteres.' } }],
    });
  });
});
