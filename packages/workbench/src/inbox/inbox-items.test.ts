import { expect, test } from 'vitest';
import { dueBetween } from '../agenda/due-between.ts';
import type { Pendiente } from '../api/bodies.ts';
import { inboxItems } from './inbox-items.ts';

const pendiente = (id: string, of: Partial<Pendiente> = {}) =>
  ({ id, role: null, superior: null, dueAt: '2026-03-10T14:00:00Z', ...of }) as Pendiente;

test('exceptions come before excesses, and what is overdue but waits for no superior last, each once', () => {
  const exception = pendiente('e', { role: 'supervisor' });
  const excess = pendiente('x', { superior: 'supervisor' });
  const late = pendiente('l');
  const items = inboxItems([excess, exception], [exception, late, excess], true);
  expect(
    items.map((item) => ('heading' in item ? [item.heading, item.count, item.hasMore] : item.pendiente.id)),
  ).toEqual([['exceptions', 1, false], 'e', ['excesses', 1, false], 'x', ['overdue', 1, true], 'l']);
  expect(inboxItems([], [], false)).toEqual([]);
});

test('what fell due is said once: after the last look, and up to now', () => {
  const at = (minute: number) => Date.parse(`2026-03-10T14:0${minute}:00Z`);
  const due = [1, 2, 3].map((minute) => ({ dueAt: new Date(at(minute)).toISOString() }));
  expect(dueBetween(due, at(1), at(2))).toEqual([due[1]]);
});
