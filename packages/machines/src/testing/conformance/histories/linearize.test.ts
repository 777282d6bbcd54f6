import { describe, expect, it } from 'vitest';
import { linearize, type Model } from './linearize.ts';
import type { Operation } from './operation.ts';

const never = Number.POSITIVE_INFINITY;

/** A note is a write of its text; reading the bitácora answers with the text last written. */
const register: Model<string> = {
  initial: '',
  nameOf: (state) => state,
  after: (state, { action, got }) => {
    if (action.kind === 'note') return [action.text];
    return got?.body === state ? [state] : [];
  },
};

const answered = (body: unknown) => ({ status: 200, headers: new Headers(), body });

const operation = (
  invoked: number,
  returned: number,
  action: Operation['action'],
  body: unknown,
): Operation => ({
  as: 'coordinador',
  action,
  invoked,
  returned,
  got: returned === never ? null : answered(body),
  from: '',
  until: '',
});
const write = (invoked: number, returned: number, text: string) =>
  operation(invoked, returned, { kind: 'note', text }, null);
const read = (invoked: number, returned: number, text: string) =>
  operation(invoked, returned, { kind: 'readBitacora' }, text);

describe('a history', () => {
  it.each([
    ['reads what was written before', [write(0, 1, 'a'), read(2, 3, 'a')], 'linearizable'],
    [
      'reads what had been overwritten',
      [write(0, 1, 'a'), write(2, 3, 'b'), read(4, 5, 'a')],
      'not linearizable',
    ],
    [
      'reads either of two writes at once',
      [write(0, 3, 'a'), write(1, 2, 'b'), read(4, 5, 'a')],
      'linearizable',
    ],
    [
      'reads two writes at once in two orders, one after the other',
      [write(0, 2, 'a'), write(1, 3, 'b'), read(4, 5, 'a'), read(6, 7, 'b')],
      'not linearizable',
    ],
    ['reads a write that was not answered', [write(0, never, 'a'), read(1, 2, 'a')], 'linearizable'],
    ['does not read a write that was not answered', [write(0, never, 'a'), read(1, 2, '')], 'linearizable'],
    [
      'reads a write that was not answered, and then not',
      [write(0, never, 'a'), read(1, 2, 'a'), read(3, 4, '')],
      'not linearizable',
    ],
  ] as const)('%s', (_, operations, verdict) => {
    expect(linearize(operations, register, 10_000)).toBe(verdict);
  });

  it('is undecided where the time is too short', () => {
    const writes = Array.from({ length: 12 }, (_, place) => write(place, 100 + place, String(place)));
    expect(linearize([...writes, read(200, 201, 'none')], register, 0)).toBe('undecided');
  });
});
