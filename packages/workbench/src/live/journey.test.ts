import { expect, test } from 'vitest';
import { journeyOf } from './journey.ts';

const line = (kind: string, at: string, from: string | null, to: string | null) => ({ kind, at, from, to });

test('a journey lists the states in order, each from its entry to the next, without events that move nothing', () => {
  const visits = journeyOf([
    line('opening', '10:00', null, 'a'),
    line('note', '10:01', 'a', 'a'),
    line('event', '10:02', 'a', 'a'),
    line('event', '10:05', 'a', 'b'),
    line('pendiente', '10:06', null, null),
    line('event', '10:09', 'b', 'a'),
  ]);
  expect(visits).toEqual([
    { state: 'a', enteredAt: '10:00', leftAt: '10:05' },
    { state: 'b', enteredAt: '10:05', leftAt: '10:09' },
    { state: 'a', enteredAt: '10:09', leftAt: null },
  ]);
});
