import { describe, expect, test } from 'vitest';
import { headPath, routePath } from './route-path.ts';

const route = [
  { x: 0, y: 0 },
  { x: 40, y: 0 },
  { x: 40, y: 60 },
];

describe('the line of an arrow', () => {
  test('bends round its corners and ends within its head', () => {
    expect(routePath(route)).toBe('M0 0L33 0Q40 0 40 7L40 52');
  });

  test('bends less where the corners are near', () => {
    const near = [
      { x: 0, y: 0 },
      { x: 20, y: 0 },
      { x: 20, y: 6 },
      { x: 40, y: 6 },
    ];
    expect(routePath(near)).toContain('L17 0Q20 0 20 3');
  });

  test('of nothing is nothing', () => {
    expect(routePath([])).toBe('');
    expect(headPath([])).toBe('');
  });
});

test('the head of an arrow has its tip at the end of the route', () => {
  expect(headPath(route)).toBe('M40 60L44.5 50L35.5 50Z');
});
