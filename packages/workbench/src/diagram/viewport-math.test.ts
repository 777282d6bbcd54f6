import { zoomIdentity } from 'd3-zoom';
import { expect, test } from 'vitest';
import {
  begun,
  centered,
  fitted,
  framed,
  isLegible,
  readableScale,
  scaled,
  unionOf,
} from './viewport-math.ts';

const size = { width: 2000, height: 1000 };
const room = { width: 1020, height: 820 };
const whole = { x: 0, y: 0, ...size };

test('the whole picture fits into the room, in its middle', () => {
  const view = fitted(size, room, 10);
  expect(view.k).toBe(0.5);
  expect(isLegible(whole, view, room)).toBe(true);
  expect(view.apply([1000, 500])).toEqual([510, 410]);
});

test("a tall room begins at the left end, at the room's height", () => {
  const tall = { width: 400, height: 820 };
  const view = begun(size, tall, 10);
  expect(view.apply([0, 0])).toEqual([10, 10]);
  expect(view.apply([0, 1000])[1]).toBe(810);
  expect(begun(size, room, 10)).toEqual(fitted(size, room, 10));
});

test('a part is shown as large as it goes, but never larger than life', () => {
  expect(framed({ x: 500, y: 500, width: 2000, height: 100 }, room, 10).k).toBe(0.5);
  const small = framed({ x: 500, y: 500, width: 50, height: 50 }, room, 10);
  expect(small.k).toBe(1);
  expect(small.apply([525, 525])).toEqual([510, 410]);
});

test('what is brought to the middle can be read', () => {
  expect(centered(whole, 0.2, room).k).toBe(readableScale);
  expect(centered(whole, 1.5, room).k).toBe(1.5);
});

test('zooming by a button keeps the middle where it is', () => {
  const view = fitted(size, room, 10);
  expect(scaled(view, 1, room).apply([1000, 500])).toEqual([510, 410]);
});

test('a part half outside of the room is not in view', () => {
  expect(isLegible({ x: 1000, y: 0, width: 100, height: 10 }, zoomIdentity, room)).toBe(false);
});

test('a part in view that is too small to be made out is not legible', () => {
  const part = { x: 0, y: 0, width: 100, height: 10 };
  expect(isLegible(part, zoomIdentity.scale(0.2), room)).toBe(false);
  expect(isLegible(part, zoomIdentity.scale(0.4), room)).toBe(true);
});

test('the rectangle around some holds all of them', () => {
  expect(
    unionOf([
      { x: 10, y: 5, width: 10, height: 10 },
      { x: 0, y: 30, width: 5, height: 5 },
    ]),
  ).toEqual({
    x: 0,
    y: 5,
    width: 20,
    height: 30,
  });
});
