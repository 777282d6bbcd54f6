import { expect, test } from 'vitest';
import type { Entry } from '../api/bodies.ts';
import { superiorAnswer } from './superior-answer.ts';

const entry = (given: Partial<Entry>) =>
  ({ kind: 'event', seq: 4, label: '', payload: {}, ...given }) as Entry;
const request = entry({ seq: 3, by: { id: 'ana', name: 'Ana', role: 'coordinador' } });
const denial = entry({
  label: 'Excepción negada',
  by: { id: 'jorge', name: 'Jorge Pardo', role: 'supervisor' },
  payload: { reason: 'Ya usó otros beneficios' },
});
const note = entry({ kind: 'note', by: { id: 'ana', name: 'Ana', role: 'coordinador' } });

test('the last step of a superior is said with its reason, whatever notes follow', () => {
  expect(superiorAnswer({ revision: 4 }, [request, denial, note])).toBe(
    'Jorge Pardo: Excepción negada · Ya usó otros beneficios',
  );
});

test('it is said no more once something else has happened, also before the bitácora says what', () => {
  expect(superiorAnswer({ revision: 5 }, [request, denial])).toBeNull();
  expect(superiorAnswer({ revision: 3 }, [request])).toBeNull();
});
