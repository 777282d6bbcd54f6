/**
 * Values that a kind of field accepts and rejects (DOMAIN §6, payloads). Every field rejects null.
 */
export interface FieldValues {
  good: readonly unknown[];
  bad: readonly unknown[];
}

const most = Number.MAX_SAFE_INTEGER;
const money = { amount: 50_000, currency: 'COP' };
const provider = { id: 'p-1', name: 'Servicios Andinos', kind: 'external' };
const from = '2026-03-10T09:00:00-05:00';
const to = '2026-03-10T10:00:00-05:00';
const line = { concept: 'obra', units: 1, unitPrice: money, payer: 'afiliado' };

const textOf = (max: number): FieldValues => ({
  good: ['x', '  x\n', 'ñ'.repeat(max), `   ${'x'.repeat(max)}   `],
  bad: ['', ' \n\t ', 'x'.repeat(max + 1), ` ${'x'.repeat(max + 1)} `, 7, true, ['x'], { text: 'x' }],
});

/**
 * One field of an object at a time: with good and bad values, left out, and with a field too many.
 */
const objectOf = (base: object, fields: Record<string, FieldValues>): FieldValues => ({
  good: Object.entries(fields).flatMap(([key, { good }]) => good.map((value) => ({ ...base, [key]: value }))),
  bad: [
    'x',
    7,
    [],
    {},
    { ...base, extra: 1 },
    ...Object.entries(fields).flatMap(([key, { bad }]) => [
      ...[...bad, null, undefined].map((value) => ({ ...base, [key]: value })),
    ]),
  ],
});

const oneOf = (...values: string[]): FieldValues => ({
  good: values,
  bad: ['', 'other', values[0]?.toUpperCase(), 0, [values[0]]],
});

const bool: FieldValues = { good: [true, false], bad: ['true', 0, 1, ''] };
const integerFrom = (min: number, max: number): FieldValues => ({
  good: [min, max],
  bad: [min - 1, max + 1, min + 0.5, `${min}`, Number.NaN, Number.POSITIVE_INFINITY],
});

const instant: FieldValues = {
  good: [
    '2026-03-10T09:00:00Z',
    '2026-03-10T09:00:00-05:00',
    '2026-03-10T09:00:00.123+14:00',
    '2024-02-29T23:59:59Z',
  ],
  bad: [
    '2026-03-10T09:00Z',
    '2026-03-10T09:00-05:00',
    '2026-03-10T09:00:00',
    '2026-03-10',
    '2026-02-29T09:00:00Z',
    '2026-04-31T09:00:00Z',
    '2026-13-01T09:00:00Z',
    '2026-03-10T24:00:00Z',
    '2026-03-10T09:60:00Z',
    '2026-03-10T09:00:61Z',
    '2026-03-10T09:00:00-0500',
    '2026-03-10 09:00:00Z',
    'Tue, 10 Mar 2026 14:00:00 GMT',
    'mañana',
    '',
    1_773_151_200_000,
    {},
  ],
};

const currency: FieldValues = {
  good: ['COP', 'USD'],
  bad: ['cop', 'CO', 'COPS', 'C0P', 'CÑP', '', ' COP', '$', 170],
};
const moneyValues = objectOf(money, { amount: integerFrom(0, most), currency });
const url: FieldValues = {
  good: ['https://example.org', 'http://example.org/a?b=c#d', undefined],
  bad: ['ftp://example.org', 'javascript:alert(1)', 'example.org', 'https://', '', '//example.org', 7],
};

/** The list must have one; each of its elements is checked. */
const listOf = (base: object, fields: Record<string, FieldValues>): FieldValues => {
  const { good, bad } = objectOf(base, fields);
  return {
    good: [...good.map((element) => [element]), [base, base]],
    bad: [[], base, 'x', ...bad.map((element) => [base, element])],
  };
};

const works = { heavyMachinery: bool, largeWorks: bool };
const text200 = textOf(200);
const text255 = textOf(255);

export const fieldValues = {
  prose: textOf(2000),
  id: text255,
  name: text200,
  money: moneyValues,
  percent: integerFrom(1, 100),
  instant,
  bool,
  quoteKind: oneOf('service', 'visit'),
  provider: objectOf(provider, { id: text255, name: text200, kind: oneOf('internal', 'external') }),
  window: {
    good: [
      { earliest: from, latest: to },
      { earliest: from, latest: from },
      { earliest: '2026-03-10T14:00:00Z', latest: from },
      { earliest: '2001-01-01T00:00:00Z', latest: to },
    ],
    bad: [
      ...objectOf({ earliest: from, latest: to }, { earliest: instant, latest: instant }).bad,
      { earliest: to, latest: from },
      { earliest: '2026-03-10T14:00:00.001Z', latest: from },
    ],
  },
  assessment: objectOf({ heavyMachinery: false, largeWorks: false }, works),
  sources: {
    ...listOf({ name: 'Directorio' }, { name: text200 }),
    good: [[{ name: 'Directorio' }], ...url.good.map((value) => [{ name: 'Directorio', url: value }])],
    bad: [
      ...listOf({ name: 'Directorio' }, { name: text200 }).bad,
      ...[...url.bad, null].map((value) => [{ name: 'Directorio', url: value }]),
    ],
  },
  lines: listOf(line, {
    concept: text200,
    units: integerFrom(1, most),
    unitPrice: moneyValues,
    payer: oneOf('afiliado', 'company'),
  }),
} as const satisfies Record<string, FieldValues>;

export type FieldKind = keyof typeof fieldValues;
