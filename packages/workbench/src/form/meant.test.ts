import { expect, it } from 'vitest';
import type { TextField } from './field.ts';
import { meant } from './meant.ts';

const field: TextField = {
  kind: 'text',
  name: 'to',
  label: '',
  required: true,
  multiline: false,
  maxLength: null,
  format: 'plain',
  isDoubted: true,
  suggestions: [
    { value: 'luis.mejia', label: 'Luis Mejía' },
    { value: 'ana.1', label: 'Ana Rojas' },
    { value: 'ana.2', label: 'Ana Rojas' },
  ],
};

it.each([
  ['Luis Mejía', 'luis.mejia'],
  [' luis mejia ', 'luis.mejia'],
  ['luis.mejia', 'luis.mejia'],
  // Two have the name: which one is meant, only the person can say.
  ['Ana Rojas', 'Ana Rojas'],
  ['Luis', 'Luis'],
])('a person who types «%s» means %s', (typed, value) => {
  expect(meant(field, typed)).toBe(value);
});
