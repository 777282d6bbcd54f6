import { isEarlier, isInstant } from './instants.ts';

/** What is wrong with a value: where, by its dotted path, and the rule that it breaks. */
export interface Fault {
  path: string;
  rule: string;
}

/** What a value must be. Shares nothing with the schemas of the machine. */
export interface Kind {
  /** What is wrong first; undefined where nothing is. */
  fault(value: unknown): Fault | undefined;
  /** A plain value, then values just inside and just outside of each limit. */
  tries: readonly [unknown, ...unknown[]];
}

/** Fields by their name; `?` ends the name of one that may be missing. */
export type Fields = Readonly<Record<string, Kind>>;

export const kind = (rule: string, holds: (value: unknown) => boolean, ...tries: Kind['tries']): Kind => ({
  fault: (value) => (holds(value) ? undefined : { path: '', rule }),
  tries: [...tries, null],
});

const isText = (value: unknown): value is string => typeof value === 'string';

/** Trimmed, then measured. */
export const text = (most: number): Kind =>
  kind(
    `a text of 1 to ${most} characters`,
    (value) => isText(value) && value.trim() !== '' && value.trim().length <= most,
    ...(['x', ` ${'x'.repeat(most)} `, 'x'.repeat(most + 1), '', '   ', 7] as const),
  );

export const whole = (least: number, most = Number.MAX_SAFE_INTEGER): Kind =>
  kind(
    `a whole number from ${least} to ${most}`,
    (value) => Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most,
    ...([least, most, least - 1, most + 1, least + 0.5, String(least)] as const),
  );

export const oneOf = (...values: readonly [unknown, ...unknown[]]): Kind =>
  kind(`one of ${values.join(', ')}`, (value) => values.includes(value), ...values, 'other', 7);

export const currency: Kind = kind(
  'three capital letters',
  (value) => isText(value) && /^[A-Z]{3}$/.test(value),
  ...(['COP', 'cop', 'CO', 'COPS', 'C0P', 7] as const),
);

/** Its length is ours. */
export const url: Kind = kind(
  'an http or https address',
  (value) => isText(value) && value.trim().length <= 2000 && /^https?:\/\/[^/]/.test(value.trim()),
  ...([
    'https://example.org/',
    'http://example.org',
    'ftp://example.org/',
    'javascript:0',
    'x',
    '',
    7,
  ] as const),
  ...[2000, 2001].map((length) => 'https://example.org/'.padEnd(length, 'x')),
);

export const instant: Kind = kind(
  'an instant that exists, with seconds and an offset',
  (value) => isText(value) && isInstant(value),
  ...(['2026-08-31T15:00:00Z', '2024-02-29T23:59:59.999999-12:00', '2026-02-29T00:00:00Z'] as const),
  ...['2026-08-31T15:00Z', '2026-08-31T15:00:00', '2026-08-31', '2026-08-31T24:00:00Z', 'now', 7],
);

const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const within = (name: string, fault: Fault | undefined): Fault | undefined =>
  fault && { ...fault, path: fault.path ? `${name}.${fault.path}` : name };

/** Exactly these fields: no other, and null for none. */
export function group(fields: Fields): Kind {
  const listed = Object.entries(fields).map(([name, of]) => ({
    name: name.replace('?', ''),
    isOptional: name.endsWith('?'),
    of,
  }));
  const names = new Set(listed.map(({ name }) => name));
  const plain = Object.fromEntries(listed.map(({ name, of }) => [name, of.tries[0]]));
  const without = (left: string) =>
    Object.fromEntries(Object.entries(plain).filter(([name]) => name !== left));
  return {
    fault(value) {
      if (!isGroup(value)) return { path: '', rule: 'a group of fields' };
      for (const { name, isOptional, of } of listed) {
        const isMissing = value[name] === undefined;
        if (isMissing && !isOptional) return { path: name, rule: 'required' };
        const fault = isMissing ? undefined : of.fault(value[name]);
        if (fault) return within(name, fault);
      }
      const unknown = Object.keys(value).find((key) => !names.has(key));
      return unknown === undefined ? undefined : { path: unknown, rule: 'no such field' };
    },
    tries: [
      plain,
      ...listed.flatMap(({ name, of }) => [
        without(name),
        ...of.tries.slice(1).map((value) => ({ ...plain, [name]: value })),
      ]),
      { ...plain, unknownField: 1 },
      null,
    ],
  };
}

/** At least one of a kind. */
export const listOf = (of: Kind): Kind => ({
  fault(value) {
    if (!Array.isArray(value) || value.length === 0) return { path: '', rule: 'a list of at least one' };
    return value.map((item, place) => within(String(place), of.fault(item))).find(Boolean);
  },
  tries: [...(of.tries.map((value) => [value]) as [unknown]), [of.tries[0], of.tries[0]], [], null],
});

/** One of several groups, which a field of each tells apart. */
export const either = (field: string, ...kinds: readonly [Kind, ...Kind[]]): Kind => ({
  fault(value) {
    const faults = kinds.map((each) => each.fault(value));
    if (faults.includes(undefined)) return undefined;
    return faults.find((fault) => fault?.path !== field) ?? faults[0];
  },
  tries: [
    ...(kinds.flatMap(({ tries }) => tries) as [unknown]),
    // The fields of all, of which each may have some.
    ...kinds.map((each) => Object.assign({}, ...kinds.map(({ tries }) => tries[0]), each.tries[0])),
  ],
});

/** The end is no earlier than the beginning; it may lie in the past. */
export function ordered(span: Kind, from: string, to: string): Kind {
  const [plain] = span.tries as [Record<string, unknown>];
  return {
    fault: (value) =>
      span.fault(value) ??
      (isGroup(value) && isEarlier(String(value[to]), String(value[from]))
        ? { path: to, rule: `not before ${from}` }
        : undefined),
    tries: [...span.tries, { ...plain, [from]: '2026-08-31T15:00:00.001Z', [to]: '2026-08-31T15:00:00Z' }],
  };
}
