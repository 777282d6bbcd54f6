import type { Rect } from '@conexion/visualizer';
import { type ZoomTransform, zoomIdentity } from 'd3-zoom';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** From this scale on every text of the picture is drawn. */
export const readableScale = 0.92;

/** Below this scale most cards have no room for their name. */
const leastScale = 0.25;

/** The whole picture in the middle of the room. */
export const fitted = (size: Size, room: Size, margin: number): ZoomTransform =>
  framed({ x: 0, y: 0, width: size.width, height: size.height }, room, margin);

/**
 * A part of the picture in the middle of the room: whole where it fits, and never larger than life.
 */
export function framed(part: Rect, room: Size, margin: number): ZoomTransform {
  const k = Math.min((room.width - 2 * margin) / part.width, (room.height - 2 * margin) / part.height, 1);
  return middle(part, Math.max(k, 0.01), room);
}

/**
 * A part of the picture in the middle of the room, readable, and at the present scale where that is
 * larger.
 */
export const centered = (part: Rect, scale: number, room: Size): ZoomTransform =>
  middle(part, Math.max(scale, readableScale), room);

function middle(part: Rect, k: number, room: Size): ZoomTransform {
  const x = part.x + part.width / 2;
  const y = part.y + part.height / 2;
  return zoomIdentity.translate(room.width / 2 - x * k, room.height / 2 - y * k).scale(k);
}

/**
 * How a picture is first seen: whole, or, in a room that is too narrow for its names, by its left
 * end at the room's height.
 */
export function begun(size: Size, room: Size, margin: number): ZoomTransform {
  const whole = fitted(size, room, margin);
  if (whole.k >= leastScale || room.height <= room.width) return whole;
  const k = (room.height - 2 * margin) / size.height;
  return zoomIdentity.translate(margin, margin).scale(k);
}

/** The same middle at another scale. */
export function scaled(now: ZoomTransform, k: number, room: Size): ZoomTransform {
  const [x, y] = now.invert([room.width / 2, room.height / 2]);
  return zoomIdentity.translate(room.width / 2 - x * k, room.height / 2 - y * k).scale(k);
}

/** Whether a part of the picture is in view and can be made out. */
export function isLegible(part: Rect, now: ZoomTransform, room: Size): boolean {
  if (now.k < leastScale) return false;
  const [left, top] = now.apply([part.x, part.y]);
  const [right, bottom] = now.apply([part.x + part.width, part.y + part.height]);
  return left >= 0 && top >= 0 && right <= room.width && bottom <= room.height;
}

/** The smallest rectangle around some. */
export function unionOf(parts: readonly Rect[]): Rect {
  const x = Math.min(...parts.map((part) => part.x));
  const y = Math.min(...parts.map((part) => part.y));
  const right = Math.max(...parts.map((part) => part.x + part.width));
  const bottom = Math.max(...parts.map((part) => part.y + part.height));
  return { x, y, width: right - x, height: bottom - y };
}
